namespace Qlower.Loaders.Sources.Folder;

/// <summary>The locations that a folder source uses, independent of how its root is spelled.</summary>
internal static class FolderPlaces
{
    /// <summary>Links followed for one path; more than that is a circle.</summary>
    private const int MostLinks = 40;

    private static readonly string[] Folders = ["inbox", "success", "failure"];

    /// <summary>Returns the inbox and both archives.</summary>
    /// <param name="root">The absolute root. It need not exist.</param>
    public static IReadOnlyCollection<SourcePlace> Of(string root) =>
        [.. Folders.Select(folder => new SourcePlace(LocationOf(Path.Combine(root, folder)), includesNested: true))];

    private static string LocationOf(string path)
    {
        var links = 0;
        var real = Path.TrimEndingDirectorySeparator(Resolve(path, ref links)).Replace(Path.DirectorySeparatorChar, '/');

        // The file systems of these two ignore case unless somebody set them up otherwise.
        real = OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? real.ToLowerInvariant() : real;
        return $"file://{(real.StartsWith('/') ? "" : "/")}{real}/";
    }

    /// <summary>Returns the path with every symbolic link in it followed.</summary>
    private static string Resolve(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var resolved = Path.Combine(Resolve(parent, ref links), Path.GetFileName(path));
        try
        {
            return links < MostLinks && Directory.ResolveLinkTarget(resolved, returnFinalTarget: false) is { } target && ++links <= MostLinks
                ? Resolve(Path.GetFullPath(target.FullName), ref links)
                : resolved;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Unreadable, or not there yet.
            return resolved;
        }
    }
}
