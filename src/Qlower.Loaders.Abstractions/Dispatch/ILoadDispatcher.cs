namespace Qlower.Loaders;

/// <summary>
/// Wakes a worker for a load. The ledger is the truth: a call that is lost or doubled changes nothing, since workers also look for
/// loads by themselves. Thread-safe.
/// </summary>
public interface ILoadDispatcher
{
    /// <summary>
    /// Whether another process may take over a load that was inspected here: it is given back then, and whoever hears of it first goes on.
    /// <see langword="true"/> unless told otherwise.
    /// </summary>
    bool HandsOver => true;

    /// <summary>
    /// Whether this process runs the embedded workers, which look for loads by themselves and call <see cref="WaitAsync"/>; where it does not,
    /// whoever provides the dispatcher sees to it that somebody works. <see langword="true"/> unless told otherwise.
    /// </summary>
    bool RunsEmbeddedWorkers => true;

    /// <summary>
    /// Announces a load that waits for a worker. A failure to announce it is no failure of the load: it is not thrown, but told in the log.
    /// </summary>
    Task DispatchAsync(string loadId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when a load was announced to this process, or after the longest wait; workers call it when they find nothing to do.
    /// </summary>
    Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken = default);
}
