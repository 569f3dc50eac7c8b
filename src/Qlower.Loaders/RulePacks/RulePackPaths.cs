namespace Qlower.Loaders.RulePacks;

/// <summary>Keeps what is loaded inside the folders that the host named.</summary>
internal static class RulePackPaths
{
    public static bool IsInside(string folder, string path)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        return Path.GetFullPath(path).StartsWith(root, StringComparison.Ordinal);
    }

    /// <summary>The links in a folder, at any depth, whose target lies outside of it. Links are not followed.</summary>
    public static IReadOnlyList<string> FindEscapes(DirectoryInfo folder)
    {
        var escapes = new List<string>();
        Collect(folder, folder.FullName, escapes);
        return escapes;
    }

    private static void Collect(DirectoryInfo folder, string root, List<string> escapes)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null)
            {
                if (entry.ResolveLinkTarget(returnFinalTarget: true) is not { } target || !IsInside(root, target.FullName))
                {
                    escapes.Add(Path.GetRelativePath(root, entry.FullName));
                }
            }
            else if (entry is DirectoryInfo directory)
            {
                Collect(directory, root, escapes);
            }
        }
    }
}
