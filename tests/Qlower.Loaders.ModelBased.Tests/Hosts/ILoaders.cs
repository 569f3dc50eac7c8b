using Qlower.Loaders.ModelBased.Tests.Observation;

namespace Qlower.Loaders.ModelBased.Tests.Hosts;

/// <summary>Running loaders over a folder with inboxes and archives. Not thread-safe.</summary>
internal interface ILoaders : IAsyncDisposable
{
    /// <summary>The folder with inboxes and archives.</summary>
    string Folder { get; }

    /// <summary>Starts a replay of a closed load.</summary>
    void Replay(string load);

    Task KillAsync(int host, TimeSpan delay);

    Task FreezeAsync(int host, TimeSpan delay, TimeSpan longer);

    Task RestartAsync(int host);

    /// <summary>Waits until replays have ended and suspended hosts continue.</summary>
    /// <exception cref="ModelViolationException">A replay failed, or a host ended on its own.</exception>
    Task CatchUpAsync();

    /// <summary>Stops every host gracefully.</summary>
    /// <exception cref="ModelViolationException">A host did not end well.</exception>
    Task StopAsync();

    /// <summary>Returns the state at one moment.</summary>
    Task<Snapshot> ReadAsync();
}
