namespace Qlower.Loaders.JsonSchema.Tests.OfficialSuite;

/// <summary>A folder of the suite and the dialect that its schemas are in.</summary>
internal sealed record SuiteDraft(string Folder, SchemaDialect Dialect)
{
    public static IReadOnlyList<SuiteDraft> All { get; } =
    [
        new("draft2020-12", SchemaDialect.Draft202012),
        new("draft2019-09", SchemaDialect.Draft201909),
        new("draft7", SchemaDialect.Draft7),
    ];
}
