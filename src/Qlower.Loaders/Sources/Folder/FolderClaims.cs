using Qlower.Shared;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>The claims in a folder: which ledgers have some, and which of these are in use. Thread-safe.</summary>
internal sealed class FolderClaims(FolderLayout layout, TimeProvider time)
{
    /// <summary>How often a ledger marks its folder of claims as in use. Each mark may wake every watcher of the folder.</summary>
    private static readonly TimeSpan MarkEvery = TimeSpan.FromMinutes(1);

    /// <summary>Marks the ledger's folder of claims as in use. Best effort.</summary>
    public void MarkInUse(string partner, string claimant)
    {
        try
        {
            var folder = new DirectoryInfo(layout.ClaimsOf(partner, claimant));
            var now = time.GetUtcNow().UtcDateTime;
            if (folder.Exists && (now - folder.LastWriteTimeUtc).Duration() > MarkEvery)
            {
                folder.LastWriteTimeUtc = now;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Only 'recover' reads it.
        }
    }

    /// <summary>Returns the claimed files of other ledgers with their ledgers, and when these were in use.</summary>
    public IEnumerable<(string Partner, string Ledger, string Path, DateTimeOffset ClaimedAt, DateTimeOffset SeenAt)> Foreign(string claimant)
    {
        var partners = layout.Partners().ToArray();
        var claims = partners.SelectMany(partner => layout.Claimants(partner).Select(ledger => (Partner: partner, Ledger: ledger)))
            .Where(claim => claim.Ledger != claimant)
            .ToLookup(claim => claim.Ledger, claim => claim.Partner);
        foreach (var ledger in claims)
        {
            var seenAt = ledger.Max(partner => WrittenAt(layout.ClaimsOf(partner, ledger.Key)));
            foreach (var partner in ledger)
            {
                foreach (var path in layout.Claimed(partner, ledger.Key))
                {
                    yield return (partner, ledger.Key, path, WrittenAt(Path.GetDirectoryName(path)!), seenAt);
                }
            }
        }
    }

    /// <summary>Moves a claimed file back into the inbox, under another name when its own is taken.</summary>
    /// <returns>Whether the file existed.</returns>
    public bool Release(string partner, string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var target = Path.Combine(layout.Inbox, partner, Path.GetFileName(path));
        while (true)
        {
            try
            {
                File.Move(path, target);
                break;
            }
            catch (IOException) when (File.Exists(target) && File.Exists(path))
            {
                target = layout.FreeInboxPath(partner, Path.GetFileName(path));
            }
        }

        FaultPoints.Reach("source.claim-released");
        FolderLayout.RemoveClaim(path);
        return true;
    }

    private static DateTimeOffset WrittenAt(string folder) => new(Directory.GetLastWriteTimeUtc(folder), TimeSpan.Zero);
}
