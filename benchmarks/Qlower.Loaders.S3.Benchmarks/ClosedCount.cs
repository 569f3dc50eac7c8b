namespace Qlower.Loaders.S3.Benchmarks;

/// <summary>Ends when so many loads are reported.</summary>
internal sealed class ClosedCount(int expected) : IReporter
{
    private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _closed;
    private int _failed;

    public string Name => "count";

    public Task All => _all.Task;

    public int Failed => _failed;

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default)
    {
        if (report.Status != LoadStatus.Success)
        {
            Interlocked.Increment(ref _failed);
        }

        if (Interlocked.Increment(ref _closed) == expected)
        {
            _all.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
