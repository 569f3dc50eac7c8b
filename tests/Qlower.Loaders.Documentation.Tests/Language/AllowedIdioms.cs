namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The exceptions, each with its reason. An exception that no text needs any more fails the test.</summary>
internal static class AllowedIdioms
{
    public static IReadOnlyList<AllowedIdiom> All { get; } =
    [
        new("benchmarks/postgresql-plans.sh", "ANALYZE", "the word of SQL"),
        new("docs/decisions/0012-language.md", "told", "quotes a forbidden word"),
        new("docs/decisions/0012-language.md", "given back", "quotes a forbidden word"),
        new("docs/decisions/0012-language.md", "lane", "quotes a forbidden word"),
        new("docs/decisions/0012-language.md", "held", "quotes a forbidden word"),
        new("docs/decisions/0012-language.md", "kept", "quotes a forbidden word"),
        new("docs/decisions/0013-differences.md", "held", "quotes a forbidden word"),
        new("docs/decisions/0013-differences.md", "kept", "quotes a forbidden word"),
        new("docs/decisions/0013-differences.md", "catalog", "quotes a forbidden spelling"),
    ];
}
