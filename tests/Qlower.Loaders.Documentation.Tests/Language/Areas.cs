namespace Qlower.Loaders.Documentation.Tests.Language;

/// <summary>The areas under the test, and those that are still to be rewritten. Every folder of src and samples is in one of the lists.</summary>
internal static class Areas
{
    public static IReadOnlyList<Area> All { get; } =
    [
        new("src/Qlower.Loaders.Abstractions"),
        new("src/Qlower.Loaders.JsonSchema"),
        new("src/Qlower.Celery"),
        new("src/Qlower.Celery.Redis"),
        new("src/Qlower.Loaders.Celery"),
        new("src/Shared"),
        new("src/Qlower.Loaders.FluentValidation"),
        new("src/Qlower.Loaders.JsonSchemaNet"),
        new("src/Qlower.Loaders.S3"),
        new("src/Qlower.Loaders.Sqs"),
        new("src/Qlower.Loaders.Http"),
        new("src/Qlower.Loaders.PostgreSql"),
        new("src/Qlower.Loaders"),
        new("src/Qlower.Loaders.Relational"),
        new("src/Qlower.Loaders.Sqlite"),
        new("src/Qlower.Loaders.Testing"),
        new("samples/Azur.RulePack"),
        new("samples/Snippets"),
        new("docs", "docs/rules/"),
        new("README.md"),
        new("CONTRIBUTING.md"),
        new("CHANGELOG.md"),
        new("benchmarks"),
        new("samples/Qlower.Loaders.ConsoleHost") { ChecksEveryLiteral = true },
        new("samples/Qlower.Loaders.MinimalHost"),
        new("samples/Qlower.Loaders.CeleryHost") { ChecksEveryLiteral = true },
        new("samples/Qlower.Loaders.AotValidator") { ChecksEveryLiteral = true },
        new("samples/python-worker"),
        new("samples/Qlower.Loaders.HttpService"),
        new("eng"),
        new("tests/Qlower.Loaders.Documentation.Tests"),
    ];

    /// <summary>Move an entry to <see cref="All"/> once the texts of the folder are rewritten; the goal is an empty list.</summary>
    public static IReadOnlyList<string> Pending { get; } =
    [
    ];
}
