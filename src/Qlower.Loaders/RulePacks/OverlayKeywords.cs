using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>
/// Finds what an overlay may not contain: annotations and references with which it would change how the format is read, such as the id of
/// a record or where a section begins. Looks only where JSON Schema expects a schema, so that a member or a literal of the same name is free.
/// </summary>
internal sealed class OverlayKeywords(OverlayReport report)
{
    /// <summary>Names the schema engine of the whole overlay.</summary>
    public const string Engine = "x-engine";

    private const string Observe = "x-observe";
    private const string Advice = "x-advice";

    /// <summary>Whether an engine judges the overlay that does not know our annotations.</summary>
    private bool _isOfOtherEngine;

    private readonly List<(string Pointer, string Code)> _rules = [];

    /// <summary>Reports the problems in document order.</summary>
    /// <param name="overlay">The overlay; anything but an object has no problem here.</param>
    /// <param name="report">Receives the problems.</param>
    /// <returns>The rule codes that the overlay names, each with its pointer.</returns>
    public static IReadOnlyList<(string Pointer, string Code)> Check(JsonElement overlay, OverlayReport report)
    {
        var keywords = new OverlayKeywords(report);
        if (overlay.ValueKind == JsonValueKind.Object)
        {
            keywords._isOfOtherEngine = overlay.TryGetProperty(Engine, out var name) && name.ToString() != StreamingSchemaEngine.EngineName;

            // Another engine gets each model's schema as a document of its own: its references do not reach the format.
            keywords.Visit(overlay, "", overlay.TryGetProperty(Engine, out _));
        }

        return keywords._rules;
    }

    private void Visit(JsonElement schema, string pointer, bool hasOwnBase)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in schema.EnumerateArray())
            {
                Visit(item, $"{pointer}/{index++}", hasOwnBase);
            }
        }

        if (schema.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        hasOwnBase |= schema.TryGetProperty("$id", out var id) && FormatReferences.IsOtherResource(id);
        foreach (var keyword in schema.EnumerateObject())
        {
            Visit(keyword, $"{pointer}/{JsonPointerNames.Escape(keyword.Name)}", hasOwnBase);
        }
    }

    private void Visit(JsonProperty keyword, string pointer, bool hasOwnBase)
    {
        switch (keyword.Name)
        {
            case Observe:
                report.Problem(pointer, "It is an annotation of the format that an overlay may not use.");
                break;
            case Engine when pointer.Length > Engine.Length + 1:
                report.Problem(pointer, "It has no effect here: only the root of an overlay names its engine.");
                break;
            case "$ref" or "$dynamicRef" or "$recursiveRef" when FormatReferences.Observes(keyword.Value, hasOwnBase):
                report.Problem(pointer, $"It refers to '{keyword.Value}', which contains records or sections of the format; an overlay may refer only to the format's simple types.");
                break;
            case "enum" or "const" or "default" or "examples" or "dependentRequired":
                break;
            case Advice when _isOfOtherEngine:
                report.Note(pointer, $"'{Advice}' is an annotation of the core's own engine: unless the engine of the overlay knows it, its rules never run.");
                Visit(keyword.Value, pointer, hasOwnBase);
                break;
            case "x-rule":
                AddRules(keyword.Value, pointer);
                break;
            case "properties" or "patternProperties" or "dependentSchemas" or "dependencies" or "$defs" or "definitions"
                when keyword.Value.ValueKind == JsonValueKind.Object:
                foreach (var named in keyword.Value.EnumerateObject())
                {
                    Visit(named.Value, $"{pointer}/{JsonPointerNames.Escape(named.Name)}", hasOwnBase);
                }

                break;
            default:
                Visit(keyword.Value, pointer, hasOwnBase);
                break;
        }
    }

    private void AddRules(JsonElement rules, string pointer)
    {
        if (rules.ValueKind == JsonValueKind.String)
        {
            _rules.Add((pointer, rules.GetString()!));
        }
        else if (rules.ValueKind == JsonValueKind.Object)
        {
            _rules.AddRange(rules.EnumerateObject()
                .Where(rule => rule.Value.ValueKind == JsonValueKind.String)
                .Select(rule => ($"{pointer}/{JsonPointerNames.Escape(rule.Name)}", rule.Value.GetString()!)));
        }
    }
}
