using System.Runtime.CompilerServices;

namespace Qlower.Loaders.StoppingHost;

/// <summary>A source with one file that never opens.</summary>
internal sealed class HangingSource(Hang hang) : IFileSource, IFileArchive
{
    private static readonly SourceFile Only = new()
    {
        Source = "hanging",
        Partner = "azur",
        Name = "file.json",
        Location = "file.json",
        Length = 2,
        Identity = "1",
        LastModified = DateTimeOffset.UnixEpoch,
    };

    public string Name => "hanging";

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield return Only;
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) => Task.FromResult<SourceFile?>(Only);

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        hang.Block("source");
        return Task.FromResult(Stream.Null);
    }

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) => Task.FromResult<SourceFile?>(Only);

    public Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
