namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A source whose restored files others find before the caller of <see cref="RestoreAsync"/> does.</summary>
internal sealed class RacingSource(IFileSource inner, Func<Task> afterRestoreAsync) : IFileSource, IFileArchive
{
    public string Name => inner.Name;

    private IFileArchive Archive => (IFileArchive)inner;

    public IAsyncEnumerable<SourceFile> ListAsync(string claimant, CancellationToken cancellationToken = default) => inner.ListAsync(claimant, cancellationToken);

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => inner.WaitForChangeAsync(cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) =>
        inner.ClaimAsync(file, claimant, cancellationToken);

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        inner.OpenReadAsync(file, offset, length, cancellationToken);

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) => inner.RefreshAsync(file, cancellationToken);

    public Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default) =>
        Archive.ArchiveAsync(file, request, cancellationToken);

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        Archive.OpenArchivedAsync(file, offset, length, cancellationToken);

    public Task<string> WriteBesideAsync(
        ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default) =>
        Archive.WriteBesideAsync(file, suffix, write, cancellationToken);

    public async Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default)
    {
        var restored = await Archive.RestoreAsync(file, claimant, announce, cancellationToken);
        await afterRestoreAsync();
        return restored;
    }
}
