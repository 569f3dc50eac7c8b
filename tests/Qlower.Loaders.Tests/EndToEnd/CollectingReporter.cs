namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Keeps reports and alerts; fails as often as it is told to.</summary>
internal sealed class CollectingReporter : IReporter, IAlertReporter
{
    public string Name => "collecting";

    public List<LoadReport> Reports { get; } = [];

    public List<LoadAlert> Alerts { get; } = [];

    public int Failures { get; set; }

    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default)
    {
        if (Failures-- > 0)
        {
            throw new InvalidOperationException("not now");
        }

        Reports.Add(report);
        return Task.CompletedTask;
    }

    public Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default)
    {
        Alerts.Add(alert);
        return Task.CompletedTask;
    }
}
