using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Monitoring;

/// <summary>Raises alerts through every alert reporter. Thread-safe.</summary>
internal sealed partial class AlertPublisher(IEnumerable<IAlertReporter> reporters, TimeProvider time, ILogger<AlertPublisher> logger)
{
    /// <summary>Alerts on a finished load that failed or is faulted.</summary>
    /// <param name="report">The report of the load.</param>
    /// <param name="faults">Which rules failed; <see langword="null"/> when none did.</param>
    /// <param name="cancellationToken">Cancels the alert.</param>
    public async Task RaiseForLoadAsync(LoadReport report, string? faults, CancellationToken cancellationToken)
    {
        if (report.IsFaulted)
        {
            await RaiseAsync(AlertKind.Faulted, report, $"{faults ?? "The counts do not add up, the file changed while it was read, or only some integrators stored the load."} Fix the cause, then replay the load.", cancellationToken).ConfigureAwait(false);
        }
        else if (report.Status == LoadStatus.Error)
        {
            var codes = string.Join(", ", report.FindingCounts.Where(count => count.Severity == FindingSeverity.Error).Select(count => count.Code).Distinct().Take(5));
            await RaiseAsync(AlertKind.Failed, report, $"Nothing was integrated ({codes}). The partner has the report.", cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Alerts on a load whose file could not be archived.</summary>
    public Task RaiseNotArchivedAsync(LoadReport report, CancellationToken cancellationToken) =>
        RaiseAsync(AlertKind.NotArchived, report, "The file was replaced or removed after it was read: the archive has no copy of it.", cancellationToken);

    /// <summary>Alerts on a source that cannot be polled.</summary>
    public Task RaiseForSourceAsync(string source, DateTimeOffset since, string reason, CancellationToken cancellationToken) =>
        RaiseAsync(
            new LoadAlert
            {
                Kind = AlertKind.SourceFailed,
                LoadId = "",
                Partner = "",
                FileName = source,
                Reason = $"No file has arrived from source {source} since {since:u}: it cannot be polled. {reason}",
                At = time.GetUtcNow(),
            },
            cancellationToken);

    /// <summary>Alerts on a store that is lost.</summary>
    public Task RaiseStoreLostAsync(string reason, CancellationToken cancellationToken) =>
        RaiseAsync(new LoadAlert { Kind = AlertKind.StoreLost, LoadId = "", Partner = "", FileName = "", Reason = reason, At = time.GetUtcNow() }, cancellationToken);

    /// <summary>Alerts on files that a ledger claimed which is not in use.</summary>
    public Task RaiseClaimsAbandonedAsync(string source, string reason, CancellationToken cancellationToken) =>
        RaiseAsync(new LoadAlert { Kind = AlertKind.ClaimsAbandoned, LoadId = "", Partner = "", FileName = source, Reason = reason, At = time.GetUtcNow() }, cancellationToken);

    /// <summary>Alerts on a file that is not loaded, or on several.</summary>
    public Task RaiseNotLoadedAsync(string partner, string name, string reason, CancellationToken cancellationToken) =>
        RaiseAsync(
            new LoadAlert { Kind = AlertKind.FileNotLoaded, LoadId = "", Partner = partner, FileName = name, Reason = reason, At = time.GetUtcNow() }, cancellationToken);

    public async Task RaiseAsync(LoadAlert alert, CancellationToken cancellationToken)
    {
        foreach (var reporter in reporters)
        {
            try
            {
                await reporter.AlertAsync(alert, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogAlertFailed(logger, error, reporter.GetType().Name, alert.LoadId);
            }
        }
    }

    private Task RaiseAsync(AlertKind kind, LoadReport report, string reason, CancellationToken cancellationToken) =>
        RaiseAsync(
            new LoadAlert { Kind = kind, LoadId = report.LoadId, Partner = report.Partner, FileName = report.FileName, Reason = reason, At = time.GetUtcNow() },
            cancellationToken);

    [LoggerMessage(EventId = 8002, EventName = "AlertFailed", Level = LogLevel.Error, Message = "Alert reporter {Reporter} failed for load {LoadId}.")]
    private static partial void LogAlertFailed(ILogger logger, Exception error, string reporter, string loadId);
}
