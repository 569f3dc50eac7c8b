namespace Qlower.Loaders.Documentation.Tests.Links;

/// <summary>The Markdown pages of the repository.</summary>
internal static class Pages
{
    public static IReadOnlyList<string> All { get; } =
    [
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        .. new[] { "docs", "src", "samples", "benchmarks" }.SelectMany(folder => Repository.Files(folder, ".md")),
    ];
}
