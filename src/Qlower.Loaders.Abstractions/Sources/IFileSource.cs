namespace Qlower.Loaders;

/// <summary>
/// A location where partners' files arrive. A source lists or watches, claims and opens files (also by range); it does not read their JSON, and an
/// <see cref="IFileArchive"/> archives them. Implementations are thread-safe and throw <see cref="SourceUnavailableException"/> when the location is
/// unavailable, which defers a load.
/// </summary>
public interface IFileSource
{
    /// <summary>The name, unique among a host's sources. It must not change, because the ledger stores it.</summary>
    string Name { get; }

    /// <summary>
    /// The name of the <see cref="IFileArchive"/> that archives this source's files. The default is <see cref="Name"/>: the source is its own archive
    /// and implements <see cref="IFileArchive"/> too. The host refuses to start when it has no archive of this name.
    /// </summary>
    string ArchiveName => Name;

    /// <summary>The number of files that may be claimed concurrently: more than one if a claim is a network call. The default is 1.</summary>
    int ClaimsAtATime => 1;

    /// <summary>
    /// The locations that this source uses: where files arrive, and where it writes archives and claims. The host refuses to start when
    /// two sources use the same location, because each file would be loaded twice. Read once, when the host starts; must not call a network.
    /// Empty, the default, when the locations are unknown: then nothing is checked.
    /// </summary>
    IReadOnlyCollection<SourcePlace> Places => [];

    /// <summary>
    /// Lists the files that are complete and not yet received, each once, including those that this claimant claimed earlier. Files of partners that
    /// are not configured (<see cref="IPartnerDirectory"/>) are not listed: they stay where they are. A file that cannot be loaded does not prevent the
    /// others from being listed; <see cref="IInboxSource"/> reports it.
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
    /// <exception cref="SourceChangedException">The place changed since the file was listed: the next listing returns the file to claim.</exception>
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
}
