namespace Qlower.Loaders;

/// <summary>Takes files in: claims them at their source and records them in the ledger. Thread-safe.</summary>
public interface IFileReceiver
{
    /// <summary>Takes every file that waits at the host's sources now.</summary>
    /// <returns>How many new loads that made.</returns>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The configuration is wrong; every error is told.</exception>
    Task<int> ScanAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes one file.</summary>
    /// <param name="file">The file, as a source of this host lists it.</param>
    /// <param name="replayOf">The load that this one repeats, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new load; <see langword="null"/> when another took the file or this arrival was known.</returns>
    Task<LoadEntry?> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default);
}
