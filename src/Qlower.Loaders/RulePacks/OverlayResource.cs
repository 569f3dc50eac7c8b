using System.Reflection;
using System.Text.Json;

namespace Qlower.Loaders.RulePacks;

/// <summary>Reads the overlay of a pack's assembly, and finds files that were probably meant to be it.</summary>
internal static class OverlayResource
{
    private const string Suffix = "overlay.schema.json";

    public static void Read(RulePack pack, Assembly assembly)
    {
        var resources = assembly.GetManifestResourceNames().Order(StringComparer.Ordinal).ToArray();
        var overlays = Array.FindAll(resources, IsOverlay);
        if (overlays.Length > 1)
        {
            pack.Problems.Add($"More than one overlay: {string.Join(", ", overlays)}.");
        }
        else if (overlays.Length == 1)
        {
            pack.OverlayName = ShortName(pack, overlays[0]);
            pack.Overlay = ReadAll(assembly, overlays[0]);
        }

        foreach (var resource in resources.Where(resource => !IsOverlay(resource) && LooksLikeOverlay(assembly, resource)))
        {
            pack.Problems.Add($"{ShortName(pack, resource)}: The embedded resource is not read: the name of an overlay ends in {Suffix}.");
        }

        if (overlays.Length == 0)
        {
            FindFiles(pack);
        }
    }

    private static void FindFiles(RulePack pack)
    {
        foreach (var file in pack.Candidate.Folder?.EnumerateFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal).ToArray() ?? [])
        {
            if (IsOverlay(file.Name) || NamesOverlay(file.Name))
            {
                pack.Problems.Add($"{file.Name}: The file is not read: an overlay is a resource embedded in the assembly (EmbeddedResource) whose name ends in {Suffix}.");
            }
        }
    }

    private static bool IsOverlay(string name) => name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    private static bool NamesOverlay(string name) => Path.GetFileName(name).Contains("overlay", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a JSON resource is called an overlay, or has the schemas of models.</summary>
    private static bool LooksLikeOverlay(Assembly assembly, string name)
    {
        if (!name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(ReadAll(assembly, name));
            return document.RootElement.ValueKind == JsonValueKind.Object
                && (NamesOverlay(name) || (document.RootElement.TryGetProperty("$defs", out var models) && models.ValueKind == JsonValueKind.Object
                    && models.EnumerateObject().Any(model => RecordModels.TryParseWireName(model.Name, out _))));
        }
        catch (JsonException)
        {
            return NamesOverlay(name);
        }
    }

    private static string ShortName(RulePack pack, string resource) =>
        resource.StartsWith(pack.Name + ".", StringComparison.Ordinal) ? resource[(pack.Name.Length + 1)..] : resource;

    private static byte[] ReadAll(Assembly assembly, string name)
    {
        using var resource = assembly.GetManifestResourceStream(name)!;
        using var copy = new MemoryStream();
        resource.CopyTo(copy);
        return copy.ToArray();
    }
}
