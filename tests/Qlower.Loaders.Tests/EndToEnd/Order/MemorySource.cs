using System.Collections.Concurrent;

namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>Files in memory, which a test receives one by one; opening one lets other workers continue. Thread-safe.</summary>
internal sealed class MemorySource(Func<Task> passAsync) : IFileSource, IFileArchive
{
    private readonly ConcurrentDictionary<string, (SourceFile File, byte[] Content)> _files = new();

    public string Name => "memory";

    public SourceFile Add(string partner, string name, byte[] content)
    {
        var file = new SourceFile
        {
            Source = Name,
            Partner = partner,
            Name = name,
            Location = $"{partner}/{name}",
            Length = content.Length,
            Identity = "v1",
            LastModified = DateTimeOffset.UnixEpoch,
        };
        _files[file.Location] = (file, content);
        return file;
    }

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => Task.Delay(Timeout.Infinite, cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) => RefreshAsync(file, cancellationToken);

    public async Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        await passAsync();
        var content = _files[file.Location].Content;
        return new MemoryStream(content, (int)offset, (int)(length ?? content.Length - offset), writable: false);
    }

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) =>
        Task.FromResult(_files.TryGetValue(file.Location, out var found) ? found.File : null);

    public Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default) =>
        Task.FromResult(new ArchivedFile { Archive = Name, Partner = file.Partner, Location = file.Location, OriginalName = file.Name });

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        var content = _files[file.Location].Content;
        return Task.FromResult<Stream>(new MemoryStream(content, (int)offset, (int)(length ?? content.Length - offset), writable: false));
    }

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        await using var nowhere = new MemoryStream();
        await write(nowhere, cancellationToken);
        return file.Location + suffix;
    }

    public Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
