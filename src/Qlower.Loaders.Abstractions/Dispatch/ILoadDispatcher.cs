namespace Qlower.Loaders;

/// <summary>
/// Announces loads that wait for a worker. The ledger is the truth: an announcement that is lost or repeated changes nothing, since workers also
/// poll the ledger. A host that registers its own implementation provides the workers as well: the embedded workers do not run then. Thread-safe.
/// </summary>
public interface ILoadDispatcher
{
    /// <summary>
    /// Whether the lease on a load is released after its inspection, so that any process may continue with it. <see langword="false"/> keeps the load
    /// with the worker that inspected it.
    /// </summary>
    bool ReleasesAfterInspection { get; }

    /// <summary>Announces a load. Best effort: failures are logged, not thrown.</summary>
    /// <param name="loadId">The load's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task DispatchAsync(string loadId, CancellationToken cancellationToken = default);
}
