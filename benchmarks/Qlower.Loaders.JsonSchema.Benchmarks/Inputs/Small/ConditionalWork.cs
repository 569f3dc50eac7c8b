using System.Globalization;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>Forms whose fields depend on their kind: one <c>if</c> and <c>then</c> for each kind, all evaluated for each instance.</summary>
internal sealed class ConditionalWork : SmallWork
{
    private const int Kinds = 30;

    public override string Name => "forms, if and then";

    public override JsonObject Schema()
    {
        var conditions = new JsonArray();
        for (var kind = 0; kind < Kinds; kind++)
        {
            conditions.Add(Parse(string.Create(CultureInfo.InvariantCulture, $$$$"""
                {
                  "if": {"required": ["kind"], "properties": {"kind": {"const": "kind-{{{{kind}}}}"}}},
                  "then": {
                    "required": ["field{{{{kind}}}}", "amount"],
                    "properties": {
                      "field{{{{kind}}}}": {"type": "string", "minLength": 3, "pattern": "^[A-Z]{2}-[0-9]+$"},
                      "amount": {"type": "number", "minimum": {{{{kind}}}}}, "note": {"type": "string", "maxLength": {{{{100 + kind}}}}},
                      "lines": {"type": "array", "maxItems": {{{{10 + kind}}}}, "items": {"$ref": "#/$defs/line"}}
                    }
                  }
                }
                """)));
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["type"] = "object",
            ["required"] = new JsonArray("kind", "id"),
            ["properties"] = Parse("""{"kind": {"type": "string"}, "id": {"type": "integer", "minimum": 1}}"""),
            ["allOf"] = conditions,
            ["$defs"] = Parse("""
                {"line": {
                  "type": "object", "required": ["label", "taxed"],
                  "properties": {"label": {"type": "string"}, "taxed": {"type": "boolean"}, "rate": {"type": "number"}},
                  "if": {"required": ["taxed"], "properties": {"taxed": {"const": true}}}, "then": {"required": ["rate"]}, "else": {"not": {"required": ["rate"]}}
                }}
                """),
        };
    }

    protected override JsonObject Instance(Random random)
    {
        var kind = random.Next(Kinds);
        return new JsonObject
        {
            ["id"] = random.Next(1, 100000),
            ["kind"] = $"kind-{kind}",
            [$"field{kind}"] = $"AB-{random.Next(10000)}",
            ["amount"] = random.Next(100, 100000) / 2.0,
            ["note"] = "Échéance réglée par chèque",
            ["lines"] = Many(random, 0, 8, i => i % 2 == 0
                ? new JsonObject { ["label"] = "Loyer", ["taxed"] = false }
                : new JsonObject { ["label"] = "Charges", ["taxed"] = true, ["rate"] = 0.2 }),
        };
    }

    protected override void Spoil(JsonObject instance, Random random)
    {
        if (random.Next(2) == 0)
        {
            instance.Remove("amount");
        }
        else
        {
            instance["lines"]!.AsArray().Add(new JsonObject { ["label"] = "Loyer", ["taxed"] = true });
        }
    }
}
