using System.Globalization;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>Buckets that are folders: one file an object. Nothing is listed, so that events alone lead to loads. Thread-safe.</summary>
internal sealed class FolderBuckets(string root, params string[] buckets) : IBucketSource, IFileArchive
{
    public string Name => "buckets";

    /// <summary>While it is <see langword="false"/>, no object can be found.</summary>
    public bool IsAvailable { get; set; } = true;

    /// <summary>What finding an object waits for.</summary>
    public Task Finding { get; set; } = Task.CompletedTask;

    /// <summary>What archiving waits for, so that a load stays open.</summary>
    public Task Archiving { get; set; } = Task.CompletedTask;

    public bool Owns(string bucket) => buckets.Contains(bucket, StringComparer.Ordinal);

    public void Put(string bucket, string key, string content)
    {
        Directory.CreateDirectory(Path.Combine(root, bucket));
        File.WriteAllText(PathOf(bucket + "/" + key), content);
    }

    public async Task<SourceFile?> FindAsync(string bucket, string key, CancellationToken cancellationToken = default)
    {
        await Finding.WaitAsync(cancellationToken);
        if (!IsAvailable)
        {
            throw new SourceUnavailableException("The bucket may not be read.");
        }

        return key.EndsWith('/') || key.StartsWith("success/", StringComparison.Ordinal) || key.StartsWith("failure/", StringComparison.Ordinal)
            ? null
            : Describe(bucket + "/" + key);
    }

    public async IAsyncEnumerable<SourceFile> ListAsync(string claimant, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask;
        yield break;
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken = default) => Task.Delay(Timeout.Infinite, cancellationToken);

    public Task<SourceFile?> ClaimAsync(SourceFile file, string claimant, CancellationToken cancellationToken = default) => RefreshAsync(file, cancellationToken);

    public Task<Stream> OpenReadAsync(SourceFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        if (Describe(file.Location) is not { } now || !now.IsSameContent(file))
        {
            throw new SourceChangedException("The object is another one.");
        }

        var bytes = File.ReadAllBytes(PathOf(file.Location)).AsSpan((int)offset);
        return Task.FromResult<Stream>(new MemoryStream(bytes[..(int)Math.Min(length ?? bytes.Length, bytes.Length)].ToArray()));
    }

    public Task<SourceFile?> RefreshAsync(SourceFile file, CancellationToken cancellationToken = default) => Task.FromResult(Describe(file.Location));

    public async Task<ArchivedFile> ArchiveAsync(SourceFile file, ArchiveRequest request, CancellationToken cancellationToken = default)
    {
        await Archiving.WaitAsync(cancellationToken);
        var location = string.Create(CultureInfo.InvariantCulture, $"{file.Location.Split('/')[0]}/{request.Folder.ToString().ToLowerInvariant()}/{request.LoadId}.json");
        if (File.Exists(PathOf(file.Location)))
        {
            File.Move(PathOf(file.Location), PathOf(location), overwrite: true);
        }

        return new ArchivedFile { Archive = Name, Partner = file.Partner, Location = location, OriginalName = file.Name };
    }

    public Task<Stream> OpenArchivedAsync(ArchivedFile file, long offset = 0, long? length = null, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public async Task<string> WriteBesideAsync(ArchivedFile file, string suffix, Func<Stream, CancellationToken, Task> write, CancellationToken cancellationToken = default)
    {
        await write(Stream.Null, cancellationToken);
        return file.Location + suffix;
    }

    public Task<SourceFile?> RestoreAsync(
        ArchivedFile file, string claimant, RestoreAnnouncement announce, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    private string PathOf(string location)
    {
        var parts = location.Split('/', 2);
        return Path.Combine(root, parts[0], Uri.EscapeDataString(parts[1]));
    }

    private SourceFile? Describe(string location)
    {
        var info = new FileInfo(PathOf(location));
        if (!info.Exists)
        {
            return null;
        }

        var written = new DateTimeOffset(info.LastWriteTimeUtc, TimeSpan.Zero);
        return new SourceFile
        {
            Source = Name,
            Partner = "azur",
            Name = location.Split('/')[^1],
            Location = location,
            Length = info.Length,
            Identity = string.Create(CultureInfo.InvariantCulture, $"{info.Length}-{written.UtcTicks}"),
            LastModified = written,
        };
    }
}
