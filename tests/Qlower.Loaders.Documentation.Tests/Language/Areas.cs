namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The areas under the test. A line adds an area; the goal is all of src, docs, samples, benchmarks and eng.</summary>
internal static class Areas
{
    public static IReadOnlyList<Area> All { get; } =
    [
        new("src/Qlower.Loaders.Abstractions", "src/Qlower.Loaders.Abstractions/Ledger", "src/Qlower.Loaders.Abstractions/Dispatch"),
        new("docs", "docs/rules/", "docs/celery.md", "docs/s3.md", "docs/sqs.md", "docs/schema-engines.md", "docs/rule-packs.md", "docs/json-schema-optional-tests.md"),
        new("README.md"),
        new("CONTRIBUTING.md"),
        new("CHANGELOG.md"),
        new("benchmarks/README.md"),
        new("samples/Qlower.Loaders.ConsoleHost") { ChecksEveryLiteral = true },
        new("samples/Qlower.Loaders.MinimalHost"),
        new("eng", "eng/test.sh"),
        new("tests/Qlower.Loaders.Documentation.Tests"),
    ];
}
