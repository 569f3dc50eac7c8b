using System.Text.Json;
using Qlower.Loaders.Schemas;
using Qlower.Shared;

namespace Qlower.Loaders.RulePacks;

/// <summary>Checks the root of an overlay: only the schemas of models under <c>$defs</c> are read, so everything else there would never run.</summary>
internal static class OverlayRoot
{
    private const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    private static readonly string[] Known = ["$schema", "$id", "$comment", "$defs", "title", "description", OverlayKeywords.Engine];

    public static void Check(JsonElement overlay, OverlayReport report)
    {
        if (overlay.ValueKind != JsonValueKind.Object || !overlay.TryGetProperty("$defs", out var models) || models.ValueKind != JsonValueKind.Object)
        {
            report.Problem("", "An overlay is a JSON object with $defs, one schema a model.");
            return;
        }

        foreach (var member in overlay.EnumerateObject().Where(member => !Known.Contains(member.Name, StringComparer.Ordinal)))
        {
            CheckMember(member.Name, report);
        }

        var isForeign = overlay.TryGetProperty(OverlayKeywords.Engine, out _);
        if (!isForeign && overlay.TryGetProperty("$schema", out var schema) && schema.ToString().TrimEnd('#') != Dialect)
        {
            report.Problem("/$schema", $"The overlay is compiled into the format, which is in the dialect {Dialect}. For another one, name an engine in '{OverlayKeywords.Engine}'.");
        }

        CheckModels(models, isForeign, report);
    }

    private static void CheckMember(string name, OverlayReport report)
    {
        var pointer = $"/{JsonPointerNames.Escape(name)}";
        if (name == "x-observe")
        {
            // Reported with its reason, as everywhere in an overlay.
            return;
        }

        if (!name.StartsWith("x-", StringComparison.Ordinal))
        {
            report.Problem(pointer, $"'{name}' has no effect in the root of an overlay; schemas are under $defs/<model>.{NearestName.Suggest(name, Known)}");
        }
        else if (NearestName.Find(name, [OverlayKeywords.Engine]) is { } meant)
        {
            report.Problem(pointer, $"The annotation '{name}' is unknown and ignored. Did you mean '{meant}'?");
        }
    }

    private static void CheckModels(JsonElement models, bool isForeign, OverlayReport report)
    {
        var names = RecordModels.All.Select(model => model.ToWireName()).ToArray();
        var count = 0;
        foreach (var model in models.EnumerateObject())
        {
            count++;
            var pointer = $"/$defs/{JsonPointerNames.Escape(model.Name)}";
            if (!RecordModels.TryParseWireName(model.Name, out _))
            {
                report.Problem(pointer, $"'{model.Name}' is not a model of the format; there are {string.Join(", ", names)}.{NearestName.Suggest(model.Name, names)}");
            }
            else if (!isForeign && (model.Value.ValueKind == JsonValueKind.True || (model.Value.ValueKind == JsonValueKind.Object && !model.Value.EnumerateObject().Any())))
            {
                report.Note(pointer, "The schema is empty: it adds no rule.");
            }
        }

        if (count == 0)
        {
            report.Note("/$defs", "It is empty: the overlay adds no rule.");
        }
    }
}
