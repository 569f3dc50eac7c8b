using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.FormatGuide;

/// <summary>The format's schema for other validators: without annotations and formats of this library, with the meaning of each field.</summary>
internal static class PublishedSchema
{
    private const string Private = "x-";

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static string Write()
    {
        var schema = JsonNode.Parse(LoaderSchema.ReadSchema())!.AsObject();
        schema["description"] = "A file of business data that a partner sends to Qlower.";
        Describe(schema["properties"]!.AsObject(), FormatSections.Header);
        var definitions = schema["$defs"]!.AsObject();
        Describe(definitions["clients"]!["properties"]!["client"]!["properties"]!.AsObject(), "clients");
        Describe(definitions["properties"]!["else"]!["properties"]!.AsObject(), "properties");
        foreach (var section in (string[])["declarants", "associates", "properties", "transactions", "documents"])
        {
            Describe(definitions[section]!["properties"]!.AsObject(), section);
        }

        Strip(schema);
        return schema.ToJsonString(Indented) + "\n";
    }

    private static void Describe(JsonObject fields, string section)
    {
        foreach (var (name, field) in fields)
        {
            if (field is JsonObject definition && GuideTexts.MeaningOf(section, name) is { } meaning)
            {
                definition["description"] = meaning.English.Replace("`", "", StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Removes annotations and formats of this library. Names of fields and definitions never begin like them.</summary>
    private static void Strip(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Strip(item);
            }
        }

        if (node is not JsonObject schema)
        {
            return;
        }

        foreach (var (name, value) in schema.ToArray())
        {
            if (name.StartsWith(Private, StringComparison.Ordinal) || (name == "format" && value?.ToString().StartsWith(Private, StringComparison.Ordinal) == true))
            {
                schema.Remove(name);
                continue;
            }

            Strip(value);
            if (name == "additionalProperties" && value is JsonObject { Count: 0 })
            {
                schema.Remove(name);
            }
        }
    }
}
