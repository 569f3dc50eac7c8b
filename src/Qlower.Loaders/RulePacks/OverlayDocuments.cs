using System.Text.Json;
using System.Text.Json.Nodes;
using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.RulePacks;

/// <summary>Takes an overlay apart for an engine that gets the schema of one model at a time.</summary>
internal static class OverlayDocuments
{
    /// <summary>Each model's schema as a document of its own, of the overlay's dialect.</summary>
    /// <exception cref="SchemaCompilationException">There is no <c>$defs</c>, or something in it is no model.</exception>
    public static IReadOnlyDictionary<RecordModel, byte[]> Split(JsonElement overlay)
    {
        if (overlay.ValueKind != JsonValueKind.Object || !overlay.TryGetProperty("$defs", out var models) || models.ValueKind != JsonValueKind.Object)
        {
            throw new SchemaCompilationException([new SchemaError("#", "An overlay is a JSON object with $defs, one schema a model.")]);
        }

        var documents = new Dictionary<RecordModel, byte[]>();
        foreach (var member in models.EnumerateObject())
        {
            if (!RecordModels.TryParseWireName(member.Name, out var model))
            {
                throw new SchemaCompilationException([new SchemaError($"#/$defs/{member.Name}", $"{member.Name} is not a model of the format.")]);
            }

            documents[model] = Document(member.Value, overlay);
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
