namespace Qlower.Loaders;

/// <summary>
/// A location where partners' files arrive. A source lists or watches, opens (also by range) and archives files; it does not read their JSON.
/// Implementations are thread-safe and throw <see cref="SourceUnavailableException"/> when the location is unavailable, which defers a load.
/// </summary>
public interface IFileSource
{
    /// <summary>The name, unique among a host's sources. It must not change, because the ledger stores it.</summary>
    string Name { get; }

    /// <summary>The number of files that may be claimed concurrently: more than one if a claim is a network call. The default is 1.</summary>
    int ClaimsAtATime => 1;

    /// <summary>
    /// The locations that this source uses: where files arrive, and where it writes archives and claims. The host refuses to start when
    /// two sources use the same location, because each file would be loaded twice. Read once, when the host starts; must not call a network.
    /// Empty, the default, when the locations are unknown: then nothing is checked.
    /// </summary>
    IReadOnlyCollection<SourcePlace> Places => [];

    /// <summary>
    /// Lists the files that are complete and not yet received, each once, including those that this claimant claimed earlier.
    /// </summary>
    /// <param name="claimant">Identifies the ledger on whose behalf files are claimed.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<SourceFile> ListAsync(string claimant, CancellationToken cancellationToken = default);

    /// <summary>
    /// Completes when a file may have arrived, or when the source's polling interval has elapsed. Does not throw when the location is
    /// unavailable.
    /// </summary>
    Task WaitForChangeAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Claims the file for one ledger. At most one of several claimants succeeds. Repeating a claim has no effect.
    /// </summary>
    /// <returns>The current file, possibly at another location; <see langword="null"/> when another claimant has it or it no longer exists.</returns>
    Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default);

    /// <summary>Opens the file, or a range of it, for sequential reading. The caller disposes the stream.</summary>
    /// <param name="file">A claimed file.</param>
    /// <param name="offset">The first byte, at least 0.</param>
    /// <param name="length">The number of bytes; <see langword="null"/> to read to the end.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="SourceChangedException">The content changed (<see cref="SourceFile.IsSameContent"/>), or the file no longer exists.</exception>
    Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>Returns the current file at the same location; <see langword="null"/> when it no longer exists.</summary>
    Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default);

    /// <summary>
    /// Moves the file to the archive. Idempotent: after a crash the same call completes the move, or finds it completed. The only copy is never
    /// deleted: the archive's content is verified before the original is. <see cref="ArchivedFile.IsAsRead"/> is <see langword="false"/> for a file that was
    /// rewritten, replaced or removed since it was read.
    /// </summary>
    Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default);

    /// <summary>Opens an archived file, or a range of it, for reading. The caller disposes the stream.</summary>
    Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a file beside an archived one atomically: a reader sees all of it or nothing. Replaces the file of an earlier attempt.
    /// </summary>
    /// <param name="file">The archived file.</param>
    /// <param name="suffix">The suffix after the archived file's name, such as <c>.report.json</c>.</param>
    /// <param name="write">Writes the content. The source closes the stream.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The location of the written file.</returns>
    Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default);

    /// <summary>
    /// Copies an archived file back to its original name as a new arrival, to be loaded again. A source that moves the files that it claims
    /// restores the file as one that the claimant has claimed.
    /// </summary>
    /// <param name="file">The archived file.</param>
    /// <param name="claimant">Identifies the ledger on whose behalf files are claimed.</param>
    /// <param name="announce">
    /// Called once, before the copy can be listed, with the location that the file has once it is claimed. No other file had that location. When it
    /// throws, nothing is restored.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The restored file; <see langword="null"/> when it was received and archived meanwhile.</returns>
    /// <exception cref="SourceChangedException">The archived file no longer exists.</exception>
    Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, Func<string, CancellationToken, Task> announce, CancellationToken cancellationToken = default);
}
