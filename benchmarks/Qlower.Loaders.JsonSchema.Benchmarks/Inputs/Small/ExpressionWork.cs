using System.Globalization;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>Trees of a filter language: at every node one of many references may fit.</summary>
internal sealed class ExpressionWork : SmallWork
{
    private const int Kinds = 8;

    public override string Name => "expressions, anyOf of references";

    public override JsonObject Schema()
    {
        var definitions = Parse("""
            {
              "literal": {"anyOf": [{"type": ["number", "boolean", "null"]}, {"type": "string", "maxLength": 80}]},
              "field": {"type": "object", "required": ["field"], "additionalProperties": false, "properties": {"field": {"type": "string", "pattern": "^[a-z][A-Za-z.]*$"}}}
            }
            """);
        var choices = new JsonArray(Reference("literal"), Reference("field"));
        for (var kind = 0; kind < Kinds; kind++)
        {
            definitions[$"call{kind}"] = Parse(string.Create(CultureInfo.InvariantCulture, $$$$"""
                {
                  "type": "object", "required": ["op", "args"], "additionalProperties": false,
                  "properties": {
                    "op": {"enum": ["op{{{{kind}}}}a", "op{{{{kind}}}}b", "op{{{{kind}}}}c"]},
                    "args": {"type": "array", "minItems": 1, "maxItems": {{{{3 + kind}}}}, "items": {"$ref": "#/$defs/expression"}}
                  }
                }
                """));
            choices.Add(Reference($"call{kind}"));
        }

        definitions["expression"] = new JsonObject { ["anyOf"] = choices };
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["required"] = new JsonArray("filter"),
            ["properties"] = new JsonObject { ["filter"] = Reference("expression") },
            ["$defs"] = definitions,
        };
    }

    protected override JsonObject Instance(Random random) => new() { ["filter"] = Call(random, 1) };

    protected override void Spoil(JsonObject instance, Random random) =>
        instance["filter"]!["args"]!.AsArray()[0] = random.Next(2) == 0
            ? new JsonObject { ["field"] = "Not a field" }
            : new JsonObject { ["op"] = "unheard-of", ["args"] = new JsonArray(1) };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    private static JsonObject Call(Random random, int depth) => new()
    {
        ["op"] = $"op{random.Next(Kinds)}{"abc"[random.Next(3)]}",
        ["args"] = Many(random, 1, 3, _ => depth == 0 ? Leaf(random) : Call(random, depth - 1)),
    };

    private static JsonNode? Leaf(Random random) => random.Next(3) switch
    {
        0 => new JsonObject { ["field"] = "bien.loyer" },
        1 => JsonValue.Create(random.Next(1000)),
        _ => JsonValue.Create("Nîmes"),
    };
}
