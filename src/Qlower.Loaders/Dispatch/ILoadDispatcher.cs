namespace Qlower.Loaders;

/// <summary>
/// Wakes a worker for a load. The ledger is the truth: a call that is lost or doubled changes nothing, since workers also look for
/// loads by themselves. Thread-safe.
/// </summary>
public interface ILoadDispatcher
{
    /// <summary>Announces a load that waits for a worker.</summary>
    Task DispatchAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when a load was announced to this process, or after the longest wait; workers call it when they find nothing to do.
    /// </summary>
    Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken = default);
}
