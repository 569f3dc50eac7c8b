namespace Qlower.Loaders.Tests.Architecture;

/// <summary>Finds a cycle in a graph of folders.</summary>
internal static class FolderCycle
{
    /// <summary>A cycle as <c>A -> B -> A</c>; <see langword="null"/> when there is none.</summary>
    public static string? Find(IReadOnlyDictionary<string, SortedSet<string>> folders)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var path = new List<string>();
        return folders.Keys.Select(folder => Visit(folder, folders, path, done)).FirstOrDefault(cycle => cycle is not null);
    }

    private static string? Visit(string folder, IReadOnlyDictionary<string, SortedSet<string>> folders, List<string> path, HashSet<string> done)
    {
        var start = path.IndexOf(folder);
        if (start >= 0)
        {
            return string.Join(" -> ", path.Skip(start).Append(folder));
        }

        if (!done.Add(folder))
        {
            return null;
        }

        path.Add(folder);
        var cycle = folders.GetValueOrDefault(folder, []).Select(other => Visit(other, folders, path, done)).FirstOrDefault(found => found is not null);
        path.RemoveAt(path.Count - 1);
        return cycle;
    }
}
