using System.Text.Json;
using Qlower.Loaders.Composition;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.RulePacks;

/// <summary>Checks a pack's overlay when the host starts.</summary>
internal static class RulePackOverlay
{
    public static void Check(RulePack pack, SchemaCache schemas)
    {
        if (pack.Overlay.IsEmpty)
        {
            return;
        }

        try
        {
            pack.OverlayModels = ReadModels(pack.Overlay);
            schemas.Get(pack.Overlay);
        }
        catch (JsonException exception)
        {
            pack.Problems.Add($"The overlay is not JSON: {exception.Message}");
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

    /// <summary>The models under <c>$defs</c>; what else is wrong there is the compiler's to say.</summary>
    private static RecordModel[] ReadModels(ReadOnlyMemory<byte> overlay)
    {
        using var document = JsonDocument.Parse(overlay);
        if (document.RootElement.ValueKind != JsonValueKind.Object
            || !document.RootElement.TryGetProperty("$defs", out var models)
            || models.ValueKind != JsonValueKind.Object)
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
