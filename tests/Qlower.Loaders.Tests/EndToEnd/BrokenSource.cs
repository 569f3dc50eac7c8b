namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A source with a defect: it throws what no source may throw, and counts how often it was listed.</summary>
internal sealed class BrokenSource : IFileSource, IFileArchive
{
    private int _scans;

    public string Name => "broken";

    public int Scans => Volatile.Read(ref _scans);

    public IAsyncEnumerable<SourceFile> ListAsync(string claimant, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _scans);
        throw new NotSupportedException();
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) => throw new NotSupportedException();

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
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
