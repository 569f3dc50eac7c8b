namespace Qlower.Loaders.Testing.Fakes;

/// <summary>A fake reporter that collects reports and alerts, and fails on request. Not thread-safe.</summary>
public sealed class CollectingReporter : IReporter, IAlertReporter
{
    /// <inheritdoc />
    public string Name => "collecting";

    /// <summary>The reports, in order.</summary>
    public IList<LoadReport> Reports { get; } = [];

    /// <summary>The alerts, in order.</summary>
    public IList<LoadAlert> Alerts { get; } = [];

    /// <summary>How many of the next reports fail; 0 unless set.</summary>
    public int Failures { get; set; }

    /// <inheritdoc />
    public Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default)
    {
        if (Failures-- > 0)
        {
            throw new InvalidOperationException("not now");
        }

        Reports.Add(report);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task AlertAsync(LoadAlert alert, CancellationToken cancellationToken = default)
    {
        Alerts.Add(alert);
        return Task.CompletedTask;
    }
}
