namespace Qlower.Loaders;

/// <summary>
/// Processes loads. Hosts that run their own workers call it; the embedded workers do as well. Thread-safe; several processes may share one
/// ledger.
/// </summary>
public interface ILoadProcessor
{
    /// <summary>
    /// Leases the oldest load that is not leased or deferred, and processes it until it is closed, deferred or released. Loads of one
    /// partner are processed one after the other: a load that must wait for another one is released after its inspection.
    /// </summary>
    /// <returns>The load after processing; <see langword="null"/> when no load was available.</returns>
    Task<LoadEntry?> ProcessNextAsync(CancellationToken cancellationToken = default);

    /// <summary>Leases the load, even if it is deferred, and processes it until it is closed, deferred or released.</summary>
    /// <returns>The load after processing; <see langword="null"/> when it is closed, unknown, leased by another worker, or queued behind another load of its partner.</returns>
    Task<LoadEntry?> ProcessAsync(string loadId, CancellationToken cancellationToken = default);
}
