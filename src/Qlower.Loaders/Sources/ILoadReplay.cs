namespace Qlower.Loaders;

/// <summary>Loads the archived file of a closed load again, as a load of its own. Thread-safe.</summary>
public interface ILoadReplay
{
    /// <summary>Restores the file and receives it; workers then process it.</summary>
    /// <returns>The new load.</returns>
    /// <exception cref="ArgumentException">There is no such load.</exception>
    /// <exception cref="InvalidOperationException">The load is not closed.</exception>
    Task<LoadEntry> ReplayAsync(string loadId, CancellationToken cancellationToken = default);
}
