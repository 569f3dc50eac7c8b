namespace Qlower.Loaders.Conclusion;

/// <summary>One wait for a report. Thread-safe.</summary>
internal sealed class LoadWaiter
{
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile LoadReport? _report;

    /// <summary>The report; <see langword="null"/> until this process is about to close the load.</summary>
    public LoadReport? Report
    {
        get => _report;
        set => _report = value;
    }

    /// <summary>Completes when this process has closed the load.</summary>
    public Task Closed => _closed.Task;

    public void SetClosed() => _closed.TrySetResult();
}
