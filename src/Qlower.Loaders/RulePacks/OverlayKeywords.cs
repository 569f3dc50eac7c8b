using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>
/// Finds what an overlay may not contain: annotations and references with which it would change how the format is read, such as the id of
/// a record or where a section begins. Looks only where JSON Schema expects a schema, so that a member or a literal of the same name is free.
/// </summary>
internal static class OverlayKeywords
{
    /// <summary>Names the schema engine of the whole overlay.</summary>
    public const string Engine = "x-engine";

    private const string Observe = "x-observe";

    /// <summary>The problems in document order, each with the RFC 6901 pointer of the keyword in the overlay.</summary>
    /// <param name="overlay">The overlay; anything but an object has no problem here.</param>
    public static IReadOnlyList<string> Check(JsonElement overlay)
    {
        var problems = new List<string>();
        if (overlay.ValueKind == JsonValueKind.Object)
        {
            // Another engine gets each model's schema as a document of its own: its references do not reach the format.
            Visit(overlay, "", overlay.TryGetProperty(Engine, out _), problems);
        }

        return problems;
    }

    private static void Visit(JsonElement schema, string pointer, bool hasOwnBase, List<string> problems)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in schema.EnumerateArray())
            {
                Visit(item, $"{pointer}/{index++}", hasOwnBase, problems);
            }
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        hasOwnBase |= schema.TryGetProperty("$id", out var id) && FormatReferences.IsOtherResource(id);
        foreach (var keyword in schema.EnumerateObject())
        {
            Visit(keyword, $"{pointer}/{JsonPointerNames.Escape(keyword.Name)}", hasOwnBase, problems);
        }
    }

    private static void Visit(JsonProperty keyword, string pointer, bool hasOwnBase, List<string> problems)
    {
        switch (keyword.Name)
        {
            case Observe:
                problems.Add($"The overlay's {pointer} is an annotation of the format that an overlay may not use.");
                break;
            case Engine when pointer.Length > Engine.Length + 1:
                problems.Add($"The overlay's {pointer} has no meaning there: only the root of an overlay names its engine.");
                break;
            case "$ref" or "$dynamicRef" or "$recursiveRef" when FormatReferences.Observes(keyword.Value, hasOwnBase):
                problems.Add($"The overlay's {pointer} refers to '{keyword.Value}', which contains records or sections of the format; an overlay may refer only to the format's simple types.");
                break;
            case "enum" or "const" or "default" or "examples" or "dependentRequired" or "x-rule":
                break;
            case "properties" or "patternProperties" or "dependentSchemas" or "dependencies" or "$defs" or "definitions"
                when keyword.Value.ValueKind == JsonValueKind.Object:
                foreach (var named in keyword.Value.EnumerateObject())
                {
                    Visit(named.Value, $"{pointer}/{JsonPointerNames.Escape(named.Name)}", hasOwnBase, problems);
                }

                break;
            default:
                Visit(keyword.Value, pointer, hasOwnBase, problems);
                break;
        }
    }
}
