namespace Qlower.Loaders.Ledger;

/// <summary>The results of a load, and its end. Thread-safe.</summary>
public interface ILoadResults
{
    /// <summary>Returns the counts: those of the load as a whole first, then by integrator; each by model.</summary>
    Task<IReadOnlyList<IntegratorCounts>> GetCountsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Returns the exact number of findings by code, severity and model, in that order.</summary>
    Task<IReadOnlyList<FindingCount>> GetFindingCountsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Returns the number of stored findings, at most as many as there are counts of.</summary>
    Task<long> CountFindingsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Returns the stored findings in order of their byte offset, those without one first; findings at the same offset in the order in which
    /// they were stored. They are read page by page.
    /// </summary>
    IAsyncEnumerable<Finding> ReadFindingsAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>Records where the file was archived.</summary>
    Task SetArchivedAsync(LoadLease lease, ArchivedFile archived, CancellationToken cancellationToken = default);

    /// <summary>Records that a reporter is done; once for each name.</summary>
    Task SetReportedAsync(LoadLease lease, string reporter, CancellationToken cancellationToken = default);

    /// <summary>Closes the load, releases the lease and drops parts, rejected records and staged keys.</summary>
    Task CloseAsync(LoadLease lease, LoadClosing closing, CancellationToken cancellationToken = default);
}
