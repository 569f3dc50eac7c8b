namespace Qlower.Loaders.Parts;

/// <summary>The sections that are nested in records of a model.</summary>
internal static class NestedSections
{
    private static readonly string[] None = [];
    private static readonly string[] OfClients = ["declarants", "properties", "transactions", "documents"];
    private static readonly string[] OfDeclarants = ["properties", "associates"];
    private static readonly string[] OfProperties = ["documents"];

    public static IReadOnlyList<string> Of(RecordModel model) => model switch
    {
        RecordModel.Clients => OfClients,
        RecordModel.Declarants => OfDeclarants,
        RecordModel.Properties => OfProperties,
        _ => None,
    };
}
