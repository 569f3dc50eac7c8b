using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.Tests.FaultInjection;

/// <summary>Files with valid records of all models, of which one holds a fault.</summary>
internal static class FaultFile
{
    public static JsonSerializerOptions Json { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The shapes that can hold the model: each with nested and with top-level sections, where both exist.</summary>
    public static IEnumerable<string> ShapesOf(string model) => model switch
    {
        "client" => ["by client"],
        "documents" or "properties" => ["flat", "by client", "nested"],
        _ => ["flat", "by client"],
    };

    /// <summary>The file with the fault.</summary>
    public static byte[] With(Fault fault, string shape) => Write(fault.Field.Model, shape, record =>
    {
        record.Remove(fault.Field.Name);
        if (fault.Key is { } key)
        {
            record[key] = JsonNode.Parse(fault.Value);
        }
    });

    /// <summary>The file with the fault corrected as suggested.</summary>
    public static byte[] Corrected(Fault fault, string shape, FindingSuggestion suggestion) => Write(fault.Field.Model, shape, record =>
    {
        record.Remove(fault.Field.Name);
        record[suggestion.Key ?? fault.Key!] = JsonNode.Parse(suggestion.Value ?? fault.Value);
    });

    private static byte[] Write(string model, string shape, Action<JsonObject> change)
    {
        var isNested = shape == "nested";
        var declarant = Record("declarants", model, change);
        declarant["associates"] = new JsonArray(Record("associates", model, change));
        var property = Record("properties", model, change);
        if (isNested)
        {
            property["documents"] = new JsonArray(Record("documents", model, change));
            declarant["properties"] = new JsonArray(property);
        }

        var sections = new JsonObject { ["declarants"] = new JsonArray(declarant), ["transactions"] = new JsonArray(Record("transactions", model, change)) };
        if (!isNested)
        {
            sections["properties"] = new JsonArray(property);
            sections["documents"] = new JsonArray(Record("documents", model, change));
        }

        var file = new JsonObject { ["inigPtynm"] = "azur", ["apiKey"] = "canary-5f2d7c", ["creDtTm"] = "2026-11-20T10:00:00", ["versionId"] = "2.0" };
        if (shape == "by client")
        {
            sections["client"] = Record("client", model, change);
            file["clients"] = new JsonArray(sections);
        }
        else
        {
            foreach (var (name, section) in sections.ToArray())
            {
                sections.Remove(name);
                file[name] = section;
            }
        }

        return Encoding.UTF8.GetBytes(file.ToJsonString(Json));
    }

    private static JsonObject Record(string model, string changed, Action<JsonObject> change)
    {
        var record = new JsonObject();
        foreach (var field in FaultFields.All.Where(field => field.Model == model))
        {
            record[field.Name] = JsonNode.Parse(field.Valid);
        }

        if (model == changed)
        {
            change(record);
        }

        return record;
    }
}
