namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The areas under the test, and those that are still to be rewritten. Every folder of src and samples is in one of the lists.</summary>
internal static class Areas
{
    public static IReadOnlyList<Area> All { get; } =
    [
        new("src/Qlower.Loaders.Abstractions", "src/Qlower.Loaders.Abstractions/Ledger", "src/Qlower.Loaders.Abstractions/Dispatch"),
        new("src/Qlower.Loaders.JsonSchema"),
        new("src/Qlower.Celery"),
        new("src/Qlower.Celery.Redis"),
        new("src/Qlower.Loaders.Celery"),
        new("src/Shared"),
        new("docs", "docs/rules/", "docs/s3.md", "docs/sqs.md", "docs/schema-engines.md", "docs/rule-packs.md"),
        new("README.md"),
        new("CONTRIBUTING.md"),
        new("CHANGELOG.md"),
        new("benchmarks"),
        new("samples/Qlower.Loaders.ConsoleHost") { ChecksEveryLiteral = true },
        new("samples/Qlower.Loaders.MinimalHost"),
        new("samples/Qlower.Loaders.CeleryHost") { ChecksEveryLiteral = true },
        new("samples/Qlower.Loaders.AotValidator") { ChecksEveryLiteral = true },
        new("samples/python-worker"),
        new("eng"),
        new("tests/Qlower.Loaders.Documentation.Tests"),
    ];

    /// <summary>Move an entry to <see cref="All"/> once the texts of the folder are rewritten; the goal is an empty list.</summary>
    public static IReadOnlyList<string> Pending { get; } =
    [
        "src/Qlower.Loaders",
        "src/Qlower.Loaders.Sqlite",
        "src/Qlower.Loaders.S3",
        "src/Qlower.Loaders.Sqs",
        "samples/Azur.RulePack",
        "samples/Snippets",
    ];
}
