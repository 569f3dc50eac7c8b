using System.Globalization;
using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Sources.InMemory;

/// <summary>
/// Files in the memory of this process, which is their archive too. They are lost when the process ends: a load that was open then finds its file gone. Only this
/// process can open them, so no other one may work on the same ledger. Thread-safe.
/// </summary>
internal sealed class InMemorySource(string name, InMemorySourceOptions options, InMemoryFiles files, TimeProvider time) : IFileSource, IFileArchive, IDisposable
{
    private readonly SemaphoreSlim _arrived = new(0);

    public string Name => name;

    public IReadOnlyCollection<SourcePlace> Places => [new SourcePlace($"memory://{Uri.EscapeDataString(name)}/", includesNested: true)];

    /// <summary>The beginning of the names of a file's reports.</summary>
    public static string StemOf(string location) => location.EndsWith(".json", StringComparison.Ordinal) ? location[..^4] : location + ".";

    /// <summary>Adds a file that the source lists at once.</summary>
    public SourceFile Add(string partner, string fileName, ReadOnlyMemory<byte> content)
    {
        var file = Describe(partner, fileName, LocationOf(partner, fileName), content);
        files.Inbox[file.Location] = new InMemoryFile(file, content);
        _arrived.Release();
        return file;
    }

    /// <summary>Adds a file that the caller claims and receives. It is not listed before <see cref="SetReceived"/>.</summary>
    public SourceFile AddUnlisted(string partner, string fileName, ReadOnlyMemory<byte> content)
    {
        var file = Describe(partner, fileName, LocationOf(partner, fileName), content);
        files.Inbox[file.Location] = new InMemoryFile(file, content, IsListed: false);
        return file;
    }

    /// <summary>Lists a file from now on, if it is still there.</summary>
    public void SetReceived(SourceFile file)
    {
        while (files.Inbox.TryGetValue(file.Location, out var item) && !files.Inbox.TryUpdate(file.Location, item with { IsListed = true }, item))
        {
        }
    }

    /// <summary>Removes a file that was not received.</summary>
    public void Remove(SourceFile file) => files.Inbox.TryRemove(file.Location, out _);

    /// <summary>Replaces the content of a file where it is.</summary>
    public void Replace(SourceFile file, ReadOnlyMemory<byte> content) => files.Inbox.AddOrUpdate(
        file.Location,
        _ => throw new ArgumentException("There is no such file.", nameof(file)),
        (location, old) => old with { File = Describe(file.Partner, file.Name, location, content), Content = content });

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var item in files.Inbox.Values.OrderBy(item => item.File.Location, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (item.IsListed && (item.Claimant is null || item.Claimant == claimant))
            {
                yield return item.File;
            }
        }
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => _arrived.WaitAsync(cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(claimant);
        while (files.Inbox.TryGetValue(file.Location, out var item))
        {
            if (item.Claimant is { } owner)
            {
                return Task.FromResult(owner == claimant ? item.File : null);
            }

            if (files.Inbox.TryUpdate(file.Location, item with { Claimant = claimant }, item))
            {
                return Task.FromResult<SourceFile?>(item.File);
            }
        }

        return Task.FromResult<SourceFile?>(null);
    }

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return files.Inbox.TryGetValue(file.Location, out var item) && item.File.IsSameContent(file)
            ? Task.FromResult<Stream>(Open(item.Content, offset, length))
            : Task.FromException<Stream>(new SourceChangedException("The file is gone or was replaced."));
    }

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Task.FromResult(files.Inbox.GetValueOrDefault(file.Location)?.File);
    }

    public Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(request);
        var folder = request.Folder == ArchiveFolder.Success ? "success" : "failure";
        var location = string.Create(
            CultureInfo.InvariantCulture,
            $"{folder}/{file.Partner}/{Qlower.Shared.FileNames.Stem(file.Name)}.{request.ProcessedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}.{request.LoadId}.json");
        var isThere = files.Archive.ContainsKey(location);
        var isSame = files.Inbox.TryGetValue(file.Location, out var item) && item.File.IsSameContent(file);
        if (isSame)
        {
            files.AddArchived(location, item!.Content, options.MaxArchivedFiles);
            files.Inbox.TryRemove(new(file.Location, item));
        }

        return Task.FromResult(
            new ArchivedFile { Archive = name, Partner = file.Partner, Location = location, OriginalName = file.Name, IsAsRead = isThere || isSame });
    }

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Find(file) is { } content
            ? Task.FromResult<Stream>(Open(content, offset, length))
            : Task.FromException<Stream>(new SourceChangedException("The archived file is gone."));
    }

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(write);
        using var content = new MemoryStream();
        await write(content, cancellationToken).ConfigureAwait(false);
        var location = StemOf(file.Location)[..^1] + suffix;
        files.Archive[location] = content.ToArray();
        return location;
    }

    public async Task<SourceFile?> RestoreAsync(ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(claimant);
        ArgumentNullException.ThrowIfNull(announce);
        var content = Find(file) ?? throw new SourceChangedException("The archived file is gone.");
        var restored = Describe(file.Partner, file.OriginalName, LocationOf(file.Partner, file.OriginalName), content);
        await announce(name, restored.Location, cancellationToken).ConfigureAwait(false);
        files.Inbox[restored.Location] = new InMemoryFile(restored, content, claimant);
        return restored;
    }

    public void Dispose() => _arrived.Dispose();

    /// <summary>Returns the content of an archived file, or of one that arrived again; <see langword="null"/> when it is gone.</summary>
    private ReadOnlyMemory<byte>? Find(ArchivedFile file) =>
        files.Archive.TryGetValue(file.Location, out var archived) ? archived : files.Inbox.GetValueOrDefault(file.Location)?.Content;

    private static MemoryStream Open(ReadOnlyMemory<byte> content, long offset, long? length)
    {
        var start = (int)Math.Min(offset, content.Length);
        var range = content.Slice(start, (int)Math.Min(length ?? content.Length, content.Length - start));
        return System.Runtime.InteropServices.MemoryMarshal.TryGetArray(range, out var bytes)
            ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
            : new MemoryStream(range.ToArray(), writable: false);
    }

    private static string LocationOf(string partner, string fileName) => $"inbox/{partner}/{Guid.CreateVersion7():N}/{fileName}";

    private SourceFile Describe(string partner, string fileName, string location, ReadOnlyMemory<byte> content) => new()
    {
        Source = name,
        Partner = partner,
        Name = fileName,
        Location = location,
        Length = content.Length,
        Identity = Guid.CreateVersion7().ToString("N"),
        LastModified = time.GetUtcNow(),
    };
}
