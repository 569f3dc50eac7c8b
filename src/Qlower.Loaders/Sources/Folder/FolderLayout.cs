using System.Globalization;
using System.Text;
using Qlower.Shared;

namespace Qlower.Loaders.Sources.Folder;

/// <summary>The paths of a folder source. Names of files never become paths unchecked. Thread-safe.</summary>
internal sealed class FolderLayout(string root)
{
    private const string ClaimedFolder = ".claimed";

    /// <summary>The beginning of the names of incomplete copies of archived files.</summary>
    private const string Restoring = ".restoring-";

    /// <summary>The beginning of the names of incomplete copies that a host writes into the inbox.</summary>
    private const string Incoming = ".incoming-";

    /// <summary>No copy takes longer than this.</summary>
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromDays(1);

    /// <summary>Bytes of a name that common file systems take, less what reports append.</summary>
    private const int MaxNameBytes = 255 - 24;

    public string Inbox { get; } = Path.Combine(root, "inbox");

    /// <summary>The partners that have a folder.</summary>
    public IEnumerable<string> Partners() =>
        Directory.Exists(Inbox)
            ? Directory.EnumerateDirectories(Inbox).Select(path => Path.GetFileName(path)).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)
            : [];

    /// <summary>Files that the claimant claimed and that are not archived yet.</summary>
    public IEnumerable<string> Claimed(string partner, string claimant) => FilesBelow(ClaimsOf(partner, claimant)).Order(StringComparer.Ordinal);

    /// <summary>The ledgers that have a folder of claims.</summary>
    public IEnumerable<string> Claimants(string partner)
    {
        var claims = Path.Combine(Inbox, partner, ClaimedFolder);
        return Directory.Exists(claims) ? Directory.EnumerateDirectories(claims).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal) : [];
    }

    /// <summary>The folder of a ledger's claims.</summary>
    public string ClaimsOf(string partner, string claimant) => Path.Combine(Inbox, partner, ClaimedFolder, claimant);

    /// <summary>A new path for a claimed file, in a folder of its own so that the name does not change.</summary>
    public string ClaimPath(string partner, string claimant, string name) =>
        Path.Combine(Inbox, partner, ClaimedFolder, claimant, Guid.CreateVersion7().ToString("N"), name);

    /// <summary>Whether a host wrote what is at the path: the folder of claims, or an incomplete copy.</summary>
    public static bool IsOwn(string path) => Path.GetFileName(path) is var name
        && (name == ClaimedFolder || name.StartsWith(Restoring, StringComparison.Ordinal) || name.StartsWith(Incoming, StringComparison.Ordinal));

    public static bool IsClaimed(string path) => path.Contains($"{Path.DirectorySeparatorChar}{ClaimedFolder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    /// <summary>The name of the claim's own folder: one claim is one arrival, even if the content changes. Null for a file that is not claimed.</summary>
    public static string? ClaimOf(string path) => IsClaimed(path) ? Path.GetFileName(Path.GetDirectoryName(path)) : null;

    /// <summary>Removes the folder of a claim whose file is archived.</summary>
    public static void RemoveClaim(string path)
    {
        if (IsClaimed(path) && Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    /// <summary><c>{success|failure}/{partner}/{name}.{time}.{load id}.json</c></summary>
    public string ArchivePath(string partner, string name, ArchiveRequest request)
    {
        var folder = request.Folder == ArchiveFolder.Success ? "success" : "failure";
        var tail = string.Create(CultureInfo.InvariantCulture, $".{request.ProcessedAt.UtcDateTime:yyyyMMdd'T'HHmmssfff'Z'}.{request.LoadId}.json");
        return Path.Combine(root, folder, partner, FileNames.Cut(Visible(FileNames.Stem(name)), MaxNameBytes - tail.Length) + tail);
    }

    /// <summary>The path of a report: the archived name without <c>.json</c>, and the suffix.</summary>
    public static string Beside(string archived, string suffix) =>
        (archived.EndsWith(".json", StringComparison.Ordinal) ? archived[..^5] : archived) + suffix;

    /// <summary>A path in the inbox that no file has.</summary>
    public string FreeInboxPath(string partner, string name)
    {
        var safe = Visible(Path.GetFileName(name));
        var path = Path.Combine(Inbox, partner, safe);
        for (var i = 2; File.Exists(path); i++)
        {
            path = Path.Combine(Inbox, partner, $"{Path.GetFileNameWithoutExtension(FileNames.Cut(safe, MaxNameBytes))}-{i}.json");
        }

        return path;
    }

    /// <summary>A new path for an incomplete copy of an archived file, on the file system of the inbox; never listed.</summary>
    public string RestorePath(string partner) => Path.Combine(Inbox, partner, $"{Restoring}{Guid.CreateVersion7():N}.part");

    /// <summary>Removes incomplete copies that a process left that ended more than a day ago. Best effort.</summary>
    public void RemoveAbandonedRestores(string partner, DateTimeOffset now)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Inbox, partner), Restoring + "*.part"))
        {
            // The id is one of version 7: its first 48 bits are the milliseconds of its creation.
            var digits = Path.GetFileName(path).AsSpan(Restoring.Length);
            if (digits.Length > 12
                && long.TryParse(digits[..12], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var created)
                && created < (now - AbandonedAfter).ToUnixTimeMilliseconds())
            {
                try
                {
                    File.Delete(path);
                }
                catch (Exception error) when (error is IOException or UnauthorizedAccessException)
                {
                    // The next replay tries again.
                }
            }
        }
    }

    public string Relative(string path) => Path.GetRelativePath(root, path);

    /// <exception cref="SourceUnavailableException">The location leads out of the folder.</exception>
    public string Resolve(string location)
    {
        var path = Path.GetFullPath(Path.Combine(root, location));
        return path.StartsWith(root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? path
            : throw new SourceUnavailableException("A location leads out of the source's folder.");
    }

    /// <summary>The path with each of its names as <see cref="Visible"/> shows it.</summary>
    public static string VisiblePath(string path) => string.Join('/', path.Split(Path.DirectorySeparatorChar).Select(Visible));

    /// <summary>The name with every separator, control and format character shown as an underscore.</summary>
    public static string Visible(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            var isPlain = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned) && rune.Value is not ('/' or '\\' or ':' or 0xFFFD);
            text.Append(isPlain ? rune.ToString() : "_");
        }

        var visible = text.ToString().Replace("..", "__", StringComparison.Ordinal);
        return visible.Length == 0 ? "_" : visible;
    }

    private static string[] FilesBelow(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetFiles(folder, "*", SearchOption.AllDirectories) : [];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
