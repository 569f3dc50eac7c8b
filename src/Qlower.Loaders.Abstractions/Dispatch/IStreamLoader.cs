namespace Qlower.Loaders;

/// <summary>
/// Loads the content of a stream like a file that arrived: same ledger, pipeline, archive and reports. The engine registers it; the host adds the
/// source that has the bytes with <c>AddInMemorySource</c>. Thread-safe.
/// </summary>
public interface IStreamLoader
{
    /// <summary>Loads a file and returns its report when the load is closed.</summary>
    /// <remarks>
    /// The workers of the host process the load. Where no host was started, the call itself does. The bytes are in the memory of this process: when it ends
    /// before the load is closed, they are lost, and the load closes as a failure at the next start.
    /// </remarks>
    /// <param name="content">The file, read from its present position to its end into memory; at most 2 GiB. Not disposed.</param>
    /// <param name="partner">The id of the partner that sent it.</param>
    /// <param name="fileName">The name of the file as the partner sent it. Not empty.</param>
    /// <param name="cancellationToken">Cancels the reading of the stream and stops waiting. A load that was received continues.</param>
    /// <returns>The report, whatever the status. Its findings are read from the ledger.</returns>
    /// <exception cref="ArgumentException">The partner is not configured, or the name is empty.</exception>
    /// <exception cref="InvalidOperationException">The host has no source in memory, or is stopping.</exception>
    /// <exception cref="LoaderException">The ledger is unavailable: nothing was received.</exception>
    Task<LoadReport> LoadStreamAsync(Stream content, string partner, string fileName, CancellationToken cancellationToken = default);
}
