using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Peers;

/// <summary>NJsonSchema, which knows the keywords of draft 4 only: newer ones are put in its words, with the same meaning.</summary>
internal static class NJson
{
    private static readonly string[] MapsOfSchemas = ["properties", "patternProperties", "$defs"];
    private static readonly string[] ListsOfSchemas = ["allOf", "anyOf", "oneOf"];
    private static readonly string[] Schemas = ["items", "additionalProperties", "not", "if", "then", "else"];

    public static Task<NJsonSchema.JsonSchema> CompileAsync(JsonObject schema)
    {
        var inOldWords = (JsonObject)Rewrite(schema)!;
        inOldWords.Remove("$id");
        inOldWords.Remove("$schema");
        return NJsonSchema.JsonSchema.FromJsonAsync(inOldWords.ToJsonString());
    }

    private static JsonNode? Rewrite(JsonNode? schema)
    {
        if (schema is not JsonObject old)
        {
            return schema!.GetValue<bool>() ? new JsonObject() : new JsonObject { ["not"] = new JsonObject() };
        }

        var made = new JsonObject();
        foreach (var (name, value) in old)
        {
            if (MapsOfSchemas.Contains(name))
            {
                var members = value!.AsObject().Select(member => KeyValuePair.Create(member.Key, Rewrite(member.Value)));
                made[name == "$defs" ? "definitions" : name] = new JsonObject(members);
            }
            else if (ListsOfSchemas.Contains(name))
            {
                made[name] = new JsonArray([.. value!.AsArray().Select(Rewrite)]);
            }
            else if (Schemas.Contains(name))
            {
                made[name] = name == "additionalProperties" && value is JsonValue ? value.DeepClone() : Rewrite(value);
            }
            else if (name == "const")
            {
                made["enum"] = new JsonArray(value!.DeepClone());
            }
            else
            {
                made[name] = name == "$ref" ? value!.GetValue<string>().Replace("#/$defs/", "#/definitions/", StringComparison.Ordinal) : value?.DeepClone();
            }
        }

        ReplaceCondition(made);
        return made;
    }

    /// <summary><c>if</c>/<c>then</c>/<c>else</c>: (not if, or then) and (if, or else).</summary>
    private static void ReplaceCondition(JsonObject schema)
    {
        if (!schema.Remove("if", out var condition))
        {
            return;
        }

        var both = schema["allOf"]?.AsArray() ?? [];
        if (schema.Remove("then", out var then) && then!.AsObject().Count > 0)
        {
            both.Add(new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["not"] = condition!.DeepClone() }, then) });
        }

        if (schema.Remove("else", out var otherwise))
        {
            both.Add(new JsonObject { ["anyOf"] = new JsonArray(condition!.DeepClone(), otherwise) });
        }

        schema["allOf"] ??= both;
    }
}
