namespace Qlower.Loaders;

/// <summary>
/// A location where files are stored after their load, with the reports beside them. An <see cref="IFileSource"/> names its archive
/// (<see cref="IFileSource.ArchiveName"/>); most sources are their own one. Implementations are thread-safe and throw
/// <see cref="SourceUnavailableException"/> when the location is unavailable, which defers a load.
/// </summary>
public interface IFileArchive
{
    /// <summary>The name, unique among a host's archives. It must not change, because the ledger stores it.</summary>
    string Name { get; }

    /// <summary>
    /// Moves the file to the archive. Idempotent: after a crash the same call completes the move, or finds it completed. The only copy is never
    /// deleted: the archive's content is verified before the original is. <see cref="ArchivedFile.IsAsRead"/> is <see langword="false"/> for a file that was
    /// rewritten, replaced or removed since it was read.
    /// </summary>
    /// <param name="file">A claimed file of a source that names this archive.</param>
    /// <param name="request">The folder and the name; the same on every attempt.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default);

    /// <summary>Opens an archived file, or a range of it, for reading. The caller disposes the stream.</summary>
    /// <exception cref="SourceChangedException">The archived file no longer exists.</exception>
    Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Writes a file beside an archived one atomically: a reader sees all of it or nothing. Replaces the file of an earlier attempt.
    /// </summary>
    /// <param name="file">The archived file.</param>
    /// <param name="suffix">The suffix after the archived file's name, such as <c>.report.json</c>.</param>
    /// <param name="write">Writes the content. The archive closes the stream.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The location of the written file.</returns>
    Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default);

    /// <summary>
    /// Copies an archived file back to its original name as a new arrival at a source of the host, to be loaded again. A source that moves the files that
    /// it claims restores the file as one that the claimant has claimed.
    /// </summary>
    /// <param name="file">The archived file.</param>
    /// <param name="claimant">Identifies the ledger on whose behalf files are claimed.</param>
    /// <param name="announce">
    /// Called once, before the copy can be listed, with the name of the source and the location that the file has once it is claimed. No other file had that
    /// location. When it throws, nothing is restored.
    /// </param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The restored file; <see langword="null"/> when it was received and archived meanwhile.</returns>
    /// <exception cref="SourceChangedException">The archived file no longer exists.</exception>
    /// <exception cref="NotSupportedException">No source of the host can receive files from this archive.</exception>
    Task<SourceFile?> RestoreAsync(ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default);
}
