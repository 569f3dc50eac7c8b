using System.Text.Json;

namespace Qlower.Loaders.Schemas;

/// <summary>The schema that a plugged-in engine judges the records of one model by. Thread-safe.</summary>
internal sealed class RecordSchema
{
    private const string RuleKeyword = "x-rule";

    private readonly JsonElement _document;

    public RecordSchema(ISchemaEngine engine, byte[] document)
    {
        Engine = engine.Name;
        Validator = engine.Compile(document) ?? throw new InvalidOperationException($"the schema engine '{Engine}' returned no validator.");
        using var parsed = JsonDocument.Parse(document);
        _document = parsed.RootElement.Clone();
    }

    public string Engine { get; }

    public ISchemaValidator Validator { get; }

    /// <summary>The code of the rule: as the engine says, as the schema's annotation says, or that of the keyword.</summary>
    public string CodeOf(SchemaViolation violation) =>
        violation.Rule is { Length: > 0 } rule ? rule : Annotated(violation.SchemaLocation, violation.Keyword) ?? RuleMapping.CodeOf(violation.Keyword);

    private string? Annotated(string? location, string? keyword)
    {
        if (location is null)
        {
            return null;
        }

        var pointer = Uri.UnescapeDataString(location[(location.IndexOf('#', StringComparison.Ordinal) + 1)..]);
        var (schema, around) = (_document, default(JsonElement));
        foreach (var name in JsonPointerNames.Of(pointer))
        {
            around = schema;
            if (!TryEnter(ref schema, name))
            {
                return null;
            }
        }

        // The place is the keyword's, or that of the schema around it.
        return RuleIn(schema, keyword) ?? (keyword is not null && pointer.EndsWith($"/{keyword}", StringComparison.Ordinal) ? RuleIn(around, keyword) : null);
    }

    private static bool TryEnter(ref JsonElement schema, string name)
    {
        if (schema.ValueKind == JsonValueKind.Object)
        {
            return schema.TryGetProperty(name, out schema);
        }

        if (schema.ValueKind != JsonValueKind.Array || !JsonPointerNames.TryIndex(name, out var index) || index >= schema.GetArrayLength())
        {
            return false;
        }

        schema = schema[index];
        return true;
    }

    private static string? RuleIn(JsonElement schema, string? keyword)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty(RuleKeyword, out var rule))
        {
            return null;
        }

        if (rule.ValueKind == JsonValueKind.Object && (keyword is null || !rule.TryGetProperty(keyword, out rule)))
        {
            return null;
        }

        return rule.ValueKind == JsonValueKind.String ? rule.GetString() : null;
    }
}
