namespace Qlower.Loaders;

/// <summary>
/// Receives files: claims them at their source and records them in the ledger. The engine registers it; packages that receive events call it.
/// Thread-safe.
/// </summary>
public interface IFileReceiver
{
    /// <summary>Receives every file that waits at the host's sources now.</summary>
    /// <returns>The number of new loads.</returns>
    /// <remarks>Throws <c>OptionsValidationException</c>, with every error, when the configuration is invalid.</remarks>
    Task<int> ScanAsync(CancellationToken cancellationToken = default);

    /// <summary>Receives one file.</summary>
    /// <param name="file">The file, as a source of this host lists it.</param>
    /// <param name="replayOf">The load that this one repeats, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new load; <see langword="null"/> when another host claimed the file, or when this arrival is already known.</returns>
    Task<LoadEntry?> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default);
}
