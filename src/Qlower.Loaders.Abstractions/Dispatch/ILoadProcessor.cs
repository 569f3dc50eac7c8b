namespace Qlower.Loaders;

/// <summary>
/// Moves loads as far as they go: the seam for whoever runs workers. Thread-safe; several processes may share one ledger.
/// </summary>
public interface ILoadProcessor
{
    /// <summary>Takes the oldest load that may be worked on and moves it on: to its end, or until it must wait.</summary>
    /// <returns>The load as it is afterwards; <see langword="null"/> when there was nothing to take.</returns>
    Task<LoadEntry?> ProcessNextAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes this load, whether it should wait or not, and moves it on.</summary>
    /// <returns>The load as it is afterwards; <see langword="null"/> when it is closed, unknown or held by another worker.</returns>
    Task<LoadEntry?> ProcessAsync(string loadId, CancellationToken cancellationToken = default);
}
