namespace Qlower.Loaders.Ledger;

/// <summary>What health checks, alerts and dashboards ask. Thread-safe.</summary>
public interface ILoadMonitor
{
    /// <summary>
    /// Returns open loads without progress since, the one that stalled first comes first. A queued load that waits for its turn is not
    /// stalled, however long it waits; when its turn begins, that counts as progress.
    /// </summary>
    /// <param name="before">Loads whose last progress is at this time or earlier.</param>
    /// <param name="limit">The greatest number of loads; at least 1.</param>
    /// <param name="unalertedOnly">Whether to skip loads for which an alert was raised since they stalled.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 1.</exception>
    Task<IReadOnlyList<LoadEntry>> ListStalledAsync(DateTimeOffset before, int limit, bool unalertedOnly = false, CancellationToken cancellationToken = default);

    /// <summary>Counts open loads: exact, whatever their number.</summary>
    /// <param name="stalledBefore">A load counts as stalled when its last progress is at this time or earlier.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<OpenLoadSummary> SummariseAsync(DateTimeOffset stalledBefore, CancellationToken cancellationToken = default);

    /// <summary>Records that an alert was raised for the load; progress resets it. An unknown load is ignored.</summary>
    Task SetAlertedAsync(string loadId, CancellationToken cancellationToken = default);
}
