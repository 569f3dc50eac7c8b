namespace Qlower.Loaders.Schemas;

/// <summary>Reads places in the format's schema, such as <c>#/$defs/date/format</c>.</summary>
internal static class SchemaPlaces
{
    private const string Definitions = "#/$defs/";
    private const string Overlay = "/allOf/";

    /// <summary>Whether the place is in the overlay of a rule pack, which each model's schema contains as its <c>allOf</c>.</summary>
    public static bool IsOverlay(string location) =>
        DefinitionOf(location) is { } definition
        && RecordModels.TryParseWireName(definition, out _)
        && location.AsSpan(Definitions.Length + definition.Length).StartsWith(Overlay, StringComparison.Ordinal);

    /// <summary>The definition that the place is in; <see langword="null"/> for none.</summary>
    public static string? DefinitionOf(string location)
    {
        if (!location.StartsWith(Definitions, StringComparison.Ordinal))
        {
            return null;
        }

        var end = location.IndexOf('/', Definitions.Length);
        return end < 0 ? location[Definitions.Length..] : location[Definitions.Length..end];
    }
}
