namespace Qlower.Loaders.StoppingHost;

/// <summary>A reporter, such as one that calls a webhook, that never completes.</summary>
internal sealed class HangingReporter(Hang hang) : IReporter
{
    public string Name => "webhook";

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default) => hang.WaitAsync("reporter");
}
