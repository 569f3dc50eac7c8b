using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>A source with one file in memory. Reports that are written beside it are discarded. Thread-safe.</summary>
internal sealed class HarnessSource(HarnessComposition composition) : IFileSource, IFileArchive
{
    private readonly SourceFile _file = new()
    {
        Source = "harness",
        Partner = composition.Partner,
        Name = composition.FileName,
        Location = composition.FileName,
        Length = composition.File.Content.Length,
        Identity = "1",
        LastModified = composition.Now,
    };

    public string Name => _file.Source;

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return _file;
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) => Task.FromResult<SourceFile?>(file);

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) => Task.FromResult<SourceFile?>(file);

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) => Open(offset, length);

    public Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ArchivedFile { Archive = Name, Partner = file.Partner, Location = file.Location, OriginalName = file.Name });

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        Open(offset, length);

    public async Task<string> WriteBesideAsync(
        ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        using var discarded = new MemoryStream();
        await write(discarded, cancellationToken).ConfigureAwait(false);
        return file.Location + suffix;
    }

    public Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A harness loads its file once.");

    private Task<Stream> Open(long offset, long? length)
    {
        var content = composition.File.Content;
        var range = content[(int)offset..];
        range = length is { } limit && limit < range.Length ? range[..(int)limit] : range;
        return Task.FromResult<Stream>(MemoryMarshal.TryGetArray(range, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(range.ToArray(), writable: false));
    }
}
