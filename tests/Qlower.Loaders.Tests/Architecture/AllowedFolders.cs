using System.Text;
using Qlower.Loaders.Tests.Documentation;

namespace Qlower.Loaders.Tests.Architecture;

/// <summary>
/// The allowed edges between folders: <c>folders.txt</c> beside this file, a heading for each package, then one line <c>folder -> folders</c> for
/// each folder with edges.
/// </summary>
internal static class AllowedFolders
{
    private static string PathOfTable => Path.Combine(RepositoryFolder.Root, "tests", "Qlower.Loaders.Tests", "Architecture", "folders.txt");

    public static SortedDictionary<string, SortedDictionary<string, SortedSet<string>>> Read()
    {
        var packages = new SortedDictionary<string, SortedDictionary<string, SortedSet<string>>>(StringComparer.Ordinal);
        SortedDictionary<string, SortedSet<string>> package = new(StringComparer.Ordinal);
        foreach (var line in File.ReadAllLines(PathOfTable).Where(line => line.Length > 0))
        {
            if (line.Split(" -> ") is [var folder, var others])
            {
                package.Add(folder, new SortedSet<string>(others.Split(", "), StringComparer.Ordinal));
            }
            else
            {
                packages.Add(line, package = new(StringComparer.Ordinal));
            }
        }

        return packages;
    }

    public static void Write(IReadOnlyDictionary<string, SortedDictionary<string, SortedSet<string>>> packages)
    {
        var text = new StringBuilder();
        foreach (var (name, folders) in packages)
        {
            text.Append(text.Length > 0 ? "\n" : "").Append(name).Append('\n');
            foreach (var line in Lines(folders))
            {
                text.Append(line).Append('\n');
            }
        }

        File.WriteAllText(PathOfTable, text.ToString());
    }

    /// <summary>One line for each folder that uses others.</summary>
    public static IEnumerable<string> Lines(IReadOnlyDictionary<string, SortedSet<string>> folders) =>
        folders.Where(folder => folder.Value.Count > 0).Select(folder => $"{folder.Key} -> {string.Join(", ", folder.Value)}");
}
