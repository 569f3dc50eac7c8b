namespace Qlower.Loaders.Sources.Folder;

/// <summary>Reads the inbox: everything in it that is not claimed, and whether it is a file to load. Thread-safe.</summary>
/// <param name="layout">The paths.</param>
/// <param name="partners">The configured partners; <see langword="null"/> when every folder is one of a partner.</param>
internal sealed class FolderInbox(FolderLayout layout, IPartnerDirectory? partners)
{
    /// <summary>The deepest folders whose files are reported one by one.</summary>
    private const int MaxDepth = 8;

    /// <summary>What .NET puts in place of bytes that are not UTF-8.</summary>
    private const char Replacement = '\uFFFD';

    /// <summary>Whether files of the folder are loaded.</summary>
    public bool IsPartner(string folder) => partners is null || partners.Ids.Contains(folder, StringComparer.Ordinal);

    /// <summary>The regular files of a configured partner with the name of one to load, the oldest first.</summary>
    public IEnumerable<string> Loadable(string partner) => !IsPartner(partner)
        ? []
        : PathsIn(Path.Combine(layout.Inbox, partner)).Where(path => HasLoadableName(path) && KindOf(path) == FileKind.Regular)
            .OrderBy(File.GetLastWriteTimeUtc).ThenBy(path => path, StringComparer.Ordinal);

    /// <summary>What is in the inbox beside the folders of partners.</summary>
    public IEnumerable<InboxEntry> Loose() => PathsIn(layout.Inbox)
        .Where(path => IsHidden(path) || !Directory.Exists(path))
        .SelectMany(path => Classify("", path, UnclaimedReason.UnknownPartner, 1));

    /// <summary>What is in one folder of the inbox.</summary>
    public IEnumerable<InboxEntry> EntriesOf(string partner) => PathsIn(Path.Combine(layout.Inbox, partner))
        .SelectMany(path => Classify(partner, path, IsPartner(partner) ? null : UnclaimedReason.UnknownPartner, 1));

    private static bool HasLoadableName(string path) => path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !IsHidden(path);

    private static bool IsHidden(string path) => Path.GetFileName(path.AsSpan()).StartsWith('.');

    /// <summary>Returns the entry, or those within the folder.</summary>
    /// <param name="partner">The folder of the inbox.</param>
    /// <param name="path">The path of the entry.</param>
    /// <param name="reason">Why no regular file of this folder is loaded; <see langword="null"/> in the folder of a configured partner.</param>
    /// <param name="depth">The depth of the entry below the folder of the inbox.</param>
    private static IEnumerable<InboxEntry> Classify(string partner, string path, UnclaimedReason? reason, int depth)
    {
        if (FolderLayout.IsOwn(path))
        {
            return [];
        }

        var isNamedLikeAFile = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return KindOf(path) switch
        {
            null => [new(partner, path, UnclaimedReason.Unreadable)],
            FileKind.Missing when path.Contains(Replacement) => [new(partner, path, UnclaimedReason.UndecodableName)],
            FileKind.Missing => [],
            FileKind.Folder when !isNamedLikeAFile && depth < MaxDepth => EntriesIn(partner, path, reason ?? UnclaimedReason.Nested, depth + 1),
            FileKind.Regular => [new(partner, path, reason ?? (HasLoadableName(path) ? null : UnclaimedReason.IgnoredName))],
            _ => [new(partner, path, UnclaimedReason.NotRegular)],
        };
    }

    private static IEnumerable<InboxEntry> EntriesIn(string partner, string folder, UnclaimedReason reason, int depth)
    {
        try
        {
            return PathsIn(folder).SelectMany(path => Classify(partner, path, reason, depth));
        }
        catch (UnauthorizedAccessException)
        {
            return [new(partner, folder, UnclaimedReason.Unreadable)];
        }
    }

    /// <summary>Returns the type; <see langword="null"/> when it may not be read.</summary>
    private static FileKind? KindOf(string path)
    {
        try
        {
            return RegularFile.KindOf(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string[] PathsIn(string folder)
    {
        try
        {
            return Directory.GetFileSystemEntries(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
