using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.RulePacks;

/// <summary>Takes an overlay apart for an engine that gets the schema of one model at a time.</summary>
internal static class OverlayDocuments
{
    /// <summary>Each model's schema as a document of its own, of the overlay's dialect.</summary>
    /// <param name="overlay">An overlay whose root has no problem.</param>
    public static IReadOnlyDictionary<RecordModel, byte[]> Split(JsonElement overlay)
    {
        var documents = new Dictionary<RecordModel, byte[]>();
        foreach (var member in overlay.GetProperty("$defs").EnumerateObject())
        {
            if (RecordModels.TryParseWireName(member.Name, out var model))
            {
                documents[model] = Document(member.Value, overlay);
            }
        }

        return documents;
    }

    private static byte[] Document(JsonElement schema, JsonElement overlay)
    {
        if (schema.ValueKind != JsonValueKind.Object || schema.TryGetProperty("$schema", out _) || !overlay.TryGetProperty("$schema", out var dialect))
        {
            return JsonSerializer.SerializeToUtf8Bytes(schema);
        }

        // First, as some readers want to know the dialect before anything else.
        var document = JsonObject.Create(schema)!;
        document.Insert(0, "$schema", JsonValue.Create(dialect));
        return JsonSerializer.SerializeToUtf8Bytes(document);
    }
}
