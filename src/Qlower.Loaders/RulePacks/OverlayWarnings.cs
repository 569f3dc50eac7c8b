using System.Text.Json;
using System.Text.Json.Nodes;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>Reports what the strict mode of the schema engine finds in an overlay, with pointers into the overlay.</summary>
internal static class OverlayWarnings
{
    private static readonly string[] Prefixes = [.. RecordModels.All.Select(model => $"#/$defs/{model.ToWireName()}")];

    /// <summary>Reports the warnings of the format with the overlay in it. Names of members are compared with the format elsewhere.</summary>
    public static void Report(CompiledSchema schema, OverlayReport report)
    {
        foreach (var warning in schema.Warnings.Where(warning => warning.Kind != SchemaWarningKind.UndeclaredProperty))
        {
            if (PointerIn(warning.Pointer) is { } pointer)
            {
                report.Problem(pointer, TextOf(warning));
            }
        }
    }

    /// <summary>
    /// Notes the keywords of an overlay for another engine that resemble those of the standard. The engine may know more keywords, and a schema that
    /// only it can compile is not searched.
    /// </summary>
    public static void NoteMisspelt(JsonElement overlay, OverlayReport report)
    {
        foreach (var model in overlay.GetProperty("$defs").EnumerateObject().Where(model => model.Value.ValueKind == JsonValueKind.Object))
        {
            var document = JsonObject.Create(model.Value)!;
            document.Remove("$schema");
            try
            {
                foreach (var warning in LoaderSchema.CompileForeign(JsonSerializer.SerializeToUtf8Bytes(document), isStrict: true).Warnings
                    .Where(warning => warning is { Kind: SchemaWarningKind.UnknownKeyword, Suggestion: not null }))
                {
                    report.Note($"/$defs/{JsonPointerNames.Escape(model.Name)}{warning.Pointer[1..]}", TextOf(warning));
                }
            }
            catch (SchemaCompilationException)
            {
                // Another dialect: its engine compiles it.
            }
        }
    }

    /// <summary>The pointer in the overlay of a place in the format with the overlay; <see langword="null"/> for a place of the format.</summary>
    public static string? PointerIn(string combined)
    {
        foreach (var prefix in Prefixes)
        {
            var start = $"{prefix}/{LoaderSchema.OverlayPlace}";
            if (combined.StartsWith(start, StringComparison.Ordinal) && (combined.Length == start.Length || combined[start.Length] == '/'))
            {
                return $"{prefix[1..]}{combined[start.Length..]}";
            }
        }

        return null;
    }

    private static string TextOf(SchemaWarning warning) =>
        warning.Suggestion is null ? warning.Message : $"{warning.Message} Did you mean '{warning.Suggestion}'?";
}
