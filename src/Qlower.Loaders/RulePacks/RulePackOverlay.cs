using System.Text.Json;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>Checks a pack's overlay when the host starts and compiles it: into the format, or with the engine that it names.</summary>
internal static class RulePackOverlay
{
    /// <param name="pack">The pack; gets the problems, and what loads need of the overlay.</param>
    /// <param name="schemas">Compiles the overlay into the format.</param>
    /// <param name="engines">The engines that an overlay may name.</param>
    /// <param name="codes">The code of every rule that has texts.</param>
    public static void Check(RulePack pack, SchemaCache schemas, SchemaEngines engines, IReadOnlyCollection<string> codes)
    {
        if (pack.Overlay.IsEmpty || Parse(pack) is not { } overlay)
        {
            return;
        }

        pack.OverlayModels = ReadModels(overlay);
        var report = new OverlayReport(pack);
        var before = pack.Problems.Count;
        OverlayRoot.Check(overlay, report);
        var rules = OverlayKeywords.Check(overlay, report);
        pack.OverlayRules = [.. rules.Select(rule => rule.Code)];
        OverlayRules.Check(rules, codes, report);
        if (overlay.ValueKind == JsonValueKind.Object && overlay.TryGetProperty("$defs", out var models) && models.ValueKind == JsonValueKind.Object)
        {
            OverlayMembers.Check(overlay, report);
            Compile(pack, overlay, schemas, engines, report, isUsable: pack.Problems.Count == before);
        }
    }

    /// <summary>Compiles the overlay; one with problems only for the errors and warnings of the compiler.</summary>
    private static void Compile(RulePack pack, JsonElement overlay, SchemaCache schemas, SchemaEngines engines, OverlayReport report, bool isUsable)
    {
        try
        {
            if (overlay.TryGetProperty(OverlayKeywords.Engine, out var name))
            {
                OverlayWarnings.NoteMisspelt(overlay, report);
                if (isUsable)
                {
                    pack.RecordSchemas = Compile(overlay, engines.Get(name.ToString()));
                }
            }
            else if (pack.OverlayModels.Count == overlay.GetProperty("$defs").EnumerateObject().Count())
            {
                OverlayWarnings.Report(schemas.Get(pack.Overlay), report);
            }
        }
        catch (SchemaCompilationException exception) when (exception.Errors is { Count: > 0 } errors)
        {
            foreach (var error in errors)
            {
                report.Problem(OverlayWarnings.PointerIn(error.Pointer) ?? error.Pointer.TrimStart('#'), $"The overlay does not compile: {error.Message}");
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            report.Problem("", $"The overlay does not compile: {RulePackReader.Cause(exception)}");
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
            new OverlayReport(pack).Problem("", $"The overlay is not JSON: {exception.Message}");
            return null;
        }
    }

    private static Dictionary<RecordModel, RecordSchema> Compile(JsonElement overlay, ISchemaEngine engine)
    {
        var compiled = new Dictionary<RecordModel, RecordSchema>();
        var errors = new List<SchemaError>();
        foreach (var (model, document) in OverlayDocuments.Split(overlay))
        {
            try
            {
                compiled.Add(model, new RecordSchema(engine, document));
            }
            catch (SchemaCompilationException exception)
            {
                errors.AddRange(exception.Errors.Select(error => new SchemaError($"#/$defs/{model.ToWireName()}{error.Pointer.TrimStart('#')}", error.Message)));
            }
        }

        return errors.Count == 0 ? compiled : throw new SchemaCompilationException(errors);
    }

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
