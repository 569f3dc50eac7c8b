namespace Qlower.Loaders.Tests.Composition;

/// <summary>A source that only has a name.</summary>
internal sealed class FakeSource(string name) : IFileSource, IFileArchive
{
    public FakeSource()
        : this("inbox")
    {
    }

    public string Name => name;

    public IAsyncEnumerable<SourceFile> ListAsync(string claimant, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<string> WriteBesideAsync(
        ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
