using System.Globalization;
using System.Text;
using Qlower.Loaders.Tests.Documentation;

namespace Qlower.Loaders.Tests.Architecture;

/// <summary>The tables in CONTRIBUTING.md, between two markers.</summary>
internal static class ArchitecturePage
{
    private const string Begin = "<!-- architecture: begin -->";
    private const string End = "<!-- architecture: end -->";

    private static string PathOfPage => Path.Combine(RepositoryFolder.Root, "CONTRIBUTING.md");

    public static string Read() => Split(File.ReadAllText(PathOfPage)).Tables;

    public static void Write(string tables)
    {
        var (before, _, after) = Split(File.ReadAllText(PathOfPage));
        File.WriteAllText(PathOfPage, before + tables + after);
    }

    public static string Render(IReadOnlyDictionary<string, SortedDictionary<string, SortedSet<string>>> folders)
    {
        var text = new StringBuilder("\n| package | may reference | and the packages |\n| --- | --- | --- |\n");
        foreach (var (name, allowed) in AllowedReferences.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{name}` | {List(allowed.Projects)} | {List(allowed.Packages)} |\n");
        }

        foreach (var (name, edges) in folders.Where(package => package.Value.Values.Any(edges => edges.Count > 0)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\nFolders of `{name}`:\n\n```\n{string.Join('\n', AllowedFolders.Lines(edges))}\n```\n");
        }

        return text.ToString();
    }

    private static (string Before, string Tables, string After) Split(string page)
    {
        page = page.Replace("\r\n", "\n", StringComparison.Ordinal);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length + 1;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        return (page[..begin], page[begin..end], page[end..]);
    }

    private static string List(IReadOnlyList<string> names) => names.Count == 0 ? "none" : string.Join(", ", names);
}
