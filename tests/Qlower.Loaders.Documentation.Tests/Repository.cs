namespace Qlower.Loaders.Documentation.Tests;

/// <summary>The repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>
    /// Returns the files below a folder whose names end in one of the suffixes, or the file itself: relative to the root, with slashes, in
    /// ordinal order. Folders of build results are skipped.
    /// </summary>
    public static IReadOnlyList<string> Files(string relative, params string[] suffixes)
    {
        var path = PathOf(relative);
        var found = File.Exists(path) ? [path] : Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories);
        return
        [
            .. found.Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
                .Where(file => suffixes.Any(suffix => file.EndsWith(suffix, StringComparison.Ordinal)) && !file.Split('/').Any(Generated.Contains))
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Qlower.Loaders.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests do not run within the repository.");
    }
}
