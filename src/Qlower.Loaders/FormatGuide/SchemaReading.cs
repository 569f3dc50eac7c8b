using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.FormatGuide;

/// <summary>Reads the format's schema for people: what a field accepts, and the rules of its keywords. Thread-safe.</summary>
internal sealed class SchemaReading
{
    private const string Absent = "absent";

    private static readonly string[] Assertions = ["type", "enum", "const", "pattern", "format", "minLength", "maxLength", "minimum", "maximum"];

    private static readonly string[] Applicators = ["allOf", "anyOf", "x-advice"];

    private readonly JsonElement _root;
    private readonly JsonElement _definitions;

    public SchemaReading()
    {
        using var document = JsonDocument.Parse(LoaderSchema.ReadSchema());
        _root = document.RootElement.Clone();
        _definitions = _root.GetProperty("$defs");
    }

    public JsonElement Root => _root;

    public JsonElement Definition(string name) => _definitions.GetProperty(name);

    /// <summary>The name of the definition that a schema refers to; null for none.</summary>
    public static string? ReferenceOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("$ref", out var reference) ? reference.GetString()![("#/$defs/".Length)..] : null;

    /// <summary>The codes of the rules that a value of a schema can violate.</summary>
    public IEnumerable<string> RulesOf(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object || ReferenceOf(schema) == Absent)
        {
            return [];
        }

        var own = Assertions.Where(keyword => schema.TryGetProperty(keyword, out _)).Select(keyword => RuleOf(schema, keyword));
        var parts = Applicators.SelectMany(keyword => schema.TryGetProperty(keyword, out var list) ? list.EnumerateArray() : []);
        var nested = parts.SelectMany(part => RulesOf(part).Concat(part.TryGetProperty("not", out _) ? [RuleOf(part, "not")] : []));
        var referred = ReferenceOf(schema) is { } name ? RulesOf(Definition(name)) : [];
        return own.Concat(nested).Concat(referred);
    }

    private static string RuleOf(JsonElement schema, string keyword)
    {
        if (schema.TryGetProperty("x-rule", out var rule))
        {
            if (rule.ValueKind == JsonValueKind.String)
            {
                return rule.GetString()!;
            }

            if (rule.TryGetProperty(keyword, out var own))
            {
                return own.GetString()!;
            }
        }

        return RuleMapping.CodeOf(keyword);
    }
}
