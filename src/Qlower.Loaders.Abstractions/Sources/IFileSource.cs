namespace Qlower.Loaders;

/// <summary>
/// A place where partners' files arrive: it lists or watches, opens (also by range) and archives. It knows nothing of JSON.
/// Thread-safe. Failures of the place itself are <see cref="SourceUnavailableException"/>, which make a load wait.
/// </summary>
public interface IFileSource
{
    /// <summary>The name, unique among a host's sources; stable, since the ledger keeps it.</summary>
    string Name { get; }

    /// <summary>How many files may be claimed at a time: more than one where a claim is a call over a network. 1 by default.</summary>
    int ClaimsAtATime => 1;

    /// <summary>
    /// The locations that this source uses: where files arrive, and where it writes archives and claims. The host refuses to start when
    /// two sources use the same location, because each file would be loaded twice. Read once, when the host starts; must not call a network.
    /// Empty, the default, when the locations are unknown: then nothing is checked.
    /// </summary>
    IReadOnlyCollection<SourcePlace> Places => [];

    /// <summary>
    /// The files that are complete and wait to be taken, each once a call, those that this claimant claimed earlier included.
    /// </summary>
    /// <param name="claimant">Identifies the ledger on whose behalf files are claimed.</param>
    /// <param name="cancellationToken">Stops the listing.</param>
    IAsyncEnumerable<SourceFile> ListAsync(string claimant, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when something may have arrived, or when the source's polling interval is over. Never throws for the place's
    /// own failure.
    /// </summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the file for one ledger: of several claimants at most one gets it. Claiming again what one claimed is harmless.
    /// </summary>
    /// <returns>The file as it is now, perhaps at another location; <see langword="null"/> when another was faster or it is gone.</returns>
    Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default);

    /// <summary>Opens the file, or a range of it, for reading forward. The caller disposes the stream.</summary>
    /// <param name="file">A claimed file.</param>
    /// <param name="offset">First byte, at least 0.</param>
    /// <param name="length">Number of bytes; <see langword="null"/> to the end.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="SourceChangedException">The content is no longer the same (<see cref="SourceFile.IsSameContent"/>), or it is gone.</exception>
    Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>The file as it is now under the same location, or <see langword="null"/> when it is gone.</summary>
    Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves the file to the archive. Repeatable: after a crash the same call finishes the move, or finds it done. The only copy
    /// is never deleted. A file that was replaced or removed since it was read is told by <see cref="ArchivedFile.IsAsRead"/>.
    /// </summary>
    Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default);

    /// <summary>Opens an archived file, or a range of it.</summary>
    Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a file beside an archived one, in one step: a reader sees all of it or nothing. Replaces what an earlier attempt wrote.
    /// </summary>
    /// <param name="file">The archived file.</param>
    /// <param name="suffix">What follows the archived file's name, such as <c>.report.json</c>.</param>
    /// <param name="write">Writes the content; the stream is closed by the source.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>The location of what was written.</returns>
    Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default);

    /// <summary>Puts a copy of an archived file back under its original name, as an arrival of its own, to be loaded anew.</summary>
    /// <exception cref="SourceChangedException">The archived file is gone.</exception>
    Task<SourceFile> RestoreAsync(ArchivedFile file, CancellationToken cancellationToken = default);
}
