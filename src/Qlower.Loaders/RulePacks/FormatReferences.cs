using System.Text.Json;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.RulePacks;

/// <summary>Resolves references of an overlay into the Loader 2.0 format that the overlay is compiled into. Thread-safe.</summary>
internal static class FormatReferences
{
    private static readonly Lazy<JsonElement> Format = new(() =>
    {
        using var document = JsonDocument.Parse(LoaderSchema.ReadSchema());
        return document.RootElement.Clone();
    });

    private static string FormatId => Format.Value.GetProperty("$id").GetString()!;

    /// <summary>Whether an <c>$id</c> begins a resource of its own, in which <c>#…</c> no longer leads into the format.</summary>
    public static bool IsOtherResource(JsonElement id) =>
        id.ValueKind == JsonValueKind.String && Split(id.GetString()!).Resource is { Length: > 0 } resource && !IsFormat(resource);

    /// <summary>Whether a reference leads to a schema of the format that contains a record, a section, a header field or an id.</summary>
    /// <param name="reference">The reference; anything but a string leads nowhere.</param>
    /// <param name="hasOwnBase">Whether the reference is in a resource of its own.</param>
    public static bool Observes(JsonElement reference, bool hasOwnBase)
    {
        if (reference.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        var (resource, fragment) = Split(reference.GetString()!);
        var isFormat = resource.Length == 0 ? !hasOwnBase : IsFormat(resource);
        return isFormat && Find(fragment) is { } target && Observes(target, []);
    }

    private static (string Resource, string Fragment) Split(string reference)
    {
        var parts = Uri.UnescapeDataString(reference).Split('#', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    private static bool IsFormat(string resource) => string.Equals(resource, FormatId, StringComparison.OrdinalIgnoreCase);

    private static JsonElement? Find(string fragment)
    {
        // The format has no anchors.
        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return null;
        }

        var schema = Format.Value;
        foreach (var name in JsonPointerNames.Of(fragment))
        {
            if (schema.ValueKind == JsonValueKind.Array && JsonPointerNames.TryIndex(name, out var index) && index < schema.GetArrayLength())
            {
                schema = schema[index];
            }
            else if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty(name, out schema))
            {
                return null;
            }
        }

        return schema;
    }

    private static bool Observes(JsonElement schema, HashSet<string> visited) => schema.ValueKind switch
    {
        JsonValueKind.Array => schema.EnumerateArray().Any(item => Observes(item, visited)),
        JsonValueKind.Object => schema.EnumerateObject().Any(member => member.Name switch
        {
            "x-observe" => true,
            "$ref" => visited.Add(member.Value.GetString()!) && Find(Split(member.Value.GetString()!).Fragment) is { } target && Observes(target, visited),
            _ => Observes(member.Value, visited),
        }),
        _ => false,
    };
}
