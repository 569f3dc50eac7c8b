using System.Text.Json;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>Checks a pack's overlay when the host starts and compiles it: into the format, or with the engine that it names.</summary>
internal static class RulePackOverlay
{
    public static void Check(RulePack pack, SchemaCache schemas, SchemaEngines engines)
    {
        if (pack.Overlay.IsEmpty)
        {
            return;
        }

        if (Parse(pack) is not { } overlay)
        {
            return;
        }

        pack.OverlayModels = ReadModels(overlay);
        if (OverlayKeywords.Check(overlay) is { Count: > 0 } problems)
        {
            pack.Problems.AddRange(problems);
            return;
        }

        try
        {
            if (overlay.ValueKind == JsonValueKind.Object && overlay.TryGetProperty(OverlayKeywords.Engine, out var name))
            {
                pack.RecordSchemas = Compile(overlay, engines.Get(name.ToString()));
            }
            else
            {
                schemas.Get(pack.Overlay);
            }
        }
        catch (SchemaCompilationException exception)
        {
            var errors = exception.Errors is { Count: > 0 } all ? all.Select(error => $"{error.Pointer}: {error.Message}") : [exception.Message];
            pack.Problems.AddRange(errors.Select(error => $"The overlay does not compile: {error}"));
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            pack.Problems.Add($"The overlay does not compile: {RulePackReader.Cause(exception)}");
        }
    }

    private static JsonElement? Parse(RulePack pack)
    {
        try
        {
            using var document = JsonDocument.Parse(pack.Overlay);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            pack.Problems.Add($"The overlay is not JSON: {exception.Message}");
            return null;
        }
    }

    private static Dictionary<RecordModel, RecordSchema> Compile(JsonElement overlay, ISchemaEngine engine) =>
        OverlayDocuments.Split(overlay).ToDictionary(document => document.Key, document => new RecordSchema(engine, document.Value));

    /// <summary>The models under <c>$defs</c>; the compiler reports every other name there.</summary>
    private static RecordModel[] ReadModels(JsonElement overlay)
    {
        if (overlay.ValueKind != JsonValueKind.Object || !overlay.TryGetProperty("$defs", out var models) || models.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        return
        [
            .. models.EnumerateObject()
                .Where(member => RecordModels.TryParseWireName(member.Name, out _))
                .Select(member => RecordModels.TryParseWireName(member.Name, out var model) ? model : default)
                .Distinct()
                .Order(),
        ];
    }
}
