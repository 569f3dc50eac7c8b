namespace Qlower.Loaders;

/// <summary>Loads the archived file of a closed load anew, as a load of its own. Thread-safe.</summary>
public interface ILoadReplay
{
    /// <summary>Restores the file and receives it; workers do the rest.</summary>
    /// <returns>The new load.</returns>
    /// <exception cref="ArgumentException">There is no such load.</exception>
    /// <exception cref="InvalidOperationException">The load is not closed.</exception>
    Task<LoadEntry> ReplayAsync(string loadId, CancellationToken cancellationToken = default);
}
