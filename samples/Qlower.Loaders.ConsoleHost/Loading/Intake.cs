using System.Globalization;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>
/// Copies a file into the inbox of a partner under a partial name, then renames it to its own name in a claim of this folder's ledger. It is
/// therefore received under any name, and by the next run if this one is killed.
/// </summary>
internal sealed class Intake(string data, string partner, ILoadRegistry registry, IFileReceiver receiver, IFileSource source)
{
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(1);

    private readonly HashSet<string> _continued = new(StringComparer.Ordinal);

    private string Inbox => Path.Combine(data, "inbox", partner);

    /// <summary>Deletes the incomplete copies of killed runs.</summary>
    public void Tidy()
    {
        Directory.CreateDirectory(Inbox);
        foreach (var path in Directory.EnumerateFiles(Inbox, ".incoming-*.part").Where(path => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > Abandoned))
        {
            try
            {
                // Another process still writes it.
                using var held = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                File.Delete(path);
            }
            catch (IOException)
            {
            }
        }
    }

    /// <summary>Receives the files in the inboxes. Buckets are left to hosts that watch them.</summary>
    /// <returns>The number of new loads.</returns>
    public async Task<int> TakeWaitingAsync(CancellationToken cancellationToken)
    {
        var found = 0;
        await foreach (var file in source.ListAsync(await registry.GetIdAsync(cancellationToken), cancellationToken))
        {
            found += await receiver.ReceiveAsync(file, null, cancellationToken) is null ? 0 : 1;
        }

        return found;
    }

    /// <summary>Returns the unfinished load of the same name and content, or a new load of a copy of the file.</summary>
    public async Task<LoadEntry> TakeAsync(string file, CancellationToken cancellationToken)
    {
        if (await FindUnfinishedAsync(file, cancellationToken) is { } unfinished)
        {
            _continued.Add(unfinished.Id);
            return unfinished;
        }

        var partial = Path.Combine(Inbox, $".incoming-{Guid.NewGuid():N}.part");
        try
        {
            await CopyAsync(file, partial, cancellationToken);
            var claimant = await registry.GetIdAsync(cancellationToken);
            var target = Path.Combine(Inbox, ".claimed", claimant, Guid.CreateVersion7().ToString("N"), Path.GetFileName(file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(partial, target);
            return await ReceiveAsync(target, cancellationToken);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private static async Task CopyAsync(string file, string partial, CancellationToken cancellationToken)
    {
        await using var from = FileHash.OpenRead(file);
        await using var to = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        await from.CopyToAsync(to, 128 << 10, cancellationToken);
        to.Flush(flushToDisk: true);
    }

    private async Task<LoadEntry> ReceiveAsync(string path, CancellationToken cancellationToken)
    {
        var info = new FileInfo(path);
        var location = Path.GetRelativePath(data, path);
        var file = new SourceFile
        {
            Source = LoaderServices.SourceName,
            Partner = partner,
            Name = info.Name,
            Location = location,
            Length = info.Length,
            Identity = string.Create(CultureInfo.InvariantCulture, $"{info.Length}-{info.LastWriteTimeUtc.Ticks}"),
            LastModified = info.LastWriteTimeUtc,
        };
        if (await receiver.ReceiveAsync(file, null, cancellationToken) is { } load)
        {
            return load;
        }

        // Another run of this folder received the claim first; the load exists.
        var known = await registry.ListAsync(new LoadQuery { Partner = partner, Limit = 10_000 }, cancellationToken);
        return known.FirstOrDefault(other => other.File.Location == location)
            ?? throw new LoaderException($"Another host claimed the file in {Inbox}.");
    }

    private async Task<LoadEntry?> FindUnfinishedAsync(string file, CancellationToken cancellationToken)
    {
        var info = new FileInfo(file);
        var open = await registry.ListAsync(new LoadQuery { Partner = partner, IsOpen = true, Limit = 10_000 }, cancellationToken);
        var alike = open.Where(load => load.File.Name == info.Name && load.File.Length == info.Length && !_continued.Contains(load.Id)).ToList();
        if (alike.Count == 0)
        {
            return null;
        }

        string hash;
        await using (var stream = FileHash.OpenRead(file))
        {
            hash = await FileHash.OfAsync(stream, cancellationToken);
        }

        foreach (var load in alike.AsEnumerable().Reverse())
        {
            if (await HashOfAsync(load, cancellationToken) == hash)
            {
                return load;
            }
        }

        return null;
    }

    private async Task<string?> HashOfAsync(LoadEntry load, CancellationToken cancellationToken)
    {
        if (load.Sha256 is { Length: > 0 } known)
        {
            return known;
        }

        try
        {
            await using var stream = await source.OpenReadAsync(load.File, cancellationToken: cancellationToken);
            return await FileHash.OfAsync(stream, cancellationToken);
        }
        catch (SourceChangedException)
        {
            return null;
        }
    }
}
