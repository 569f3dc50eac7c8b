using System.Text.RegularExpressions;

namespace Qlower.Loaders.Packaging.Tests.Documentation;

/// <summary>A page with blocks of C#, each of which names its snippet behind the language.</summary>
internal static partial class SnippetPage
{
    /// <summary>Every page that readers see, relative to the repository's root.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md")
            .Concat(Repository.Files("docs", "*.md")).Concat(Repository.Files("src", "*.md")).Concat(Repository.Files("samples", "*.md"))
            .Concat(Repository.Files("benchmarks", "*.md"))
            .Select(file => Path.GetRelativePath(Repository.Root, file)).Order(StringComparer.Ordinal),
    ];

    /// <summary>The snippets' names and the blocks' texts, in the order of the page; an empty name where a block has none.</summary>
    public static IEnumerable<(string Name, string Text)> Blocks(string page) =>
        Block().Matches(page).Select(block => (block.Groups["name"].Value, block.Groups["text"].Value.TrimEnd('\n')));

    /// <summary>The page with the text of each named snippet; a block whose snippet does not exist stays.</summary>
    public static string Write(string page, IReadOnlyDictionary<string, string> snippets) =>
        Block().Replace(
            page,
            block => snippets.TryGetValue(block.Groups["name"].Value, out var text) ? $"```csharp {block.Groups["name"].Value}\n{text}\n```" : block.Value);

    [GeneratedRegex(@"^```(?:csharp|cs|c\#)[ \t]*(?<name>[^\n]*?)[ \t]*\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Block();
}
