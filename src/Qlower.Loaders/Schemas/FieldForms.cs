using System.Text.Json.Nodes;

namespace Qlower.Loaders.Schemas;

/// <summary>The form of a field's values, by the definition that the format's schema uses for it.</summary>
internal static class FieldForms
{
    private const string Definitions = "#/$defs/";

    /// <summary>Returns the form; <see langword="null"/> for a definition that has none.</summary>
    /// <param name="field">The schema of the field.</param>
    /// <param name="target">The definition that it refers to, or the schema itself.</param>
    /// <param name="name">The key.</param>
    public static ValueForm? Of(JsonNode field, JsonNode target, string name) => (target as JsonObject, ReferenceOf(field)) switch
    {
        ({ } schema, _) when EnumerationOf(schema) is not null => ValueForm.Code,
        ({ } schema, _) when (string?)schema["x-observe"] == ObservedTags.Section => ValueForm.Section,
        ({ } schema, _) when schema["type"] is JsonValue type && (string?)type == "object" => ValueForm.Record,
        (_, { } definition) => OfDefinition(definition),
        _ => OfHeader(name),
    };

    /// <summary>The name of the definition that a schema refers to; <see langword="null"/> for none.</summary>
    public static string? ReferenceOf(JsonNode schema) =>
        (string?)(schema as JsonObject)?["$ref"] is { } reference && reference.StartsWith(Definitions, StringComparison.Ordinal)
            ? reference[Definitions.Length..]
            : null;

    /// <summary>The values of a code, which is optional where the schema also accepts an absent one; <see langword="null"/> for any other schema.</summary>
    public static JsonArray? EnumerationOf(JsonObject schema) => (schema["enum"] ?? schema["anyOf"]?[0]?["enum"]) as JsonArray;

    /// <summary>The form of a definition; <see langword="null"/> for one without a form of its own.</summary>
    public static ValueForm? OfDefinition(string definition) => definition switch
    {
        "text" or "optionalText" => ValueForm.Text,
        "id" or "optionalId" => ValueForm.Id,
        "date" or "optionalDate" => ValueForm.Date,
        "decimal" or "optionalDecimal" => ValueForm.Decimal,
        "optionalArea" => ValueForm.PositiveDecimal,
        "optionalCount" => ValueForm.WholeNumber,
        "email" => ValueForm.Email,
        "optionalPhone" => ValueForm.Phone,
        "postCode" => ValueForm.PostCode,
        "siren" => ValueForm.Siren,
        "siret" => ValueForm.Siret,
        "nic" => ValueForm.Nic,
        "year" => ValueForm.Year,
        "webAddress" => ValueForm.WebAddress,
        _ => null,
    };

    private static ValueForm? OfHeader(string name) => name switch
    {
        "inigPtynm" or "apiKey" => ValueForm.Text,
        "creDtTm" => ValueForm.Timestamp,
        _ => null,
    };
}
