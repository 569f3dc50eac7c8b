using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Instances that a schema nearly describes: mostly what it asks for, here and there something else.</summary>
internal sealed class RandomInstance
{
    private static readonly string[] Names = ["a", "b", "c", "ab", "bc", "", "é"];

    private readonly Random _random;
    private readonly JsonNode? _root;

    private RandomInstance(Random random, JsonNode? root) => (_random, _root) = (random, root);

    public static string Next(Random random, string schema)
    {
        var root = JsonNode.Parse(schema);
        return new RandomInstance(random, root).Value(root, 0);
    }

    private string Value(JsonNode? schema, int depth)
    {
        if (depth > 5 || schema is not JsonObject keywords || Chance(8))
        {
            return depth > 5 || Chance(70) ? Pick(RandomSchema.Values) : Chance(50) ? Array(null, depth) : Object(null, depth);
        }

        if (keywords["enum"] is JsonArray { Count: > 0 } literals && Chance(80))
        {
            return Raw(Pick<JsonNode?>([.. literals]));
        }

        if (keywords.ContainsKey("const") && Chance(85))
        {
            return Raw(keywords["const"]);
        }

        var elsewhere = new List<JsonNode?>();
        foreach (var (name, argument) in keywords)
        {
            if (name is "allOf" or "anyOf" or "oneOf")
            {
                elsewhere.AddRange((JsonArray)argument!);
            }
            else if (name is "then" or "else" or "if")
            {
                elsewhere.Add(argument);
            }
            else if (name is "$ref" or "$dynamicRef")
            {
                elsewhere.Add(Find(argument!.GetValue<string>()));
            }
        }

        if (elsewhere.Count > 0 && Chance(keywords.Count < 3 ? 75 : 35))
        {
            return Value(Pick(elsewhere), depth + 1);
        }

        return Kind(keywords) switch
        {
            "object" => Object(keywords, depth),
            "array" => Array(keywords, depth),
            "null" => "null",
            "boolean" => Pick(["true", "false"]),
            "integer" => Pick(["0", "1", "2", "3", "1.0", "1e1", "-1"]),
            "number" => Pick(["0", "1", "1.5", "2.50", "3", "-0.5", "10"]),
            "string" => Pick(["\"\"", "\"a\"", "\"b\"", "\"ab\"", "\"abc\"", "\"c\"", "\"😀\"", "\"\\u0061b\""]),
            _ => Pick(RandomSchema.Values),
        };
    }

    private string? Kind(JsonObject keywords)
    {
        if (keywords["type"] is { } type)
        {
            return (type is JsonArray types ? types[0]! : type).GetValue<string>();
        }

        var kinds = keywords.Select(keyword => keyword.Key switch
        {
            "properties" or "patternProperties" or "additionalProperties" or "propertyNames" or "unevaluatedProperties" or "required"
                or "dependentRequired" or "dependentSchemas" or "minProperties" or "maxProperties" => "object",
            "items" or "prefixItems" or "contains" or "unevaluatedItems" or "uniqueItems" or "minItems" or "maxItems" => "array",
            "minLength" or "maxLength" or "pattern" => "string",
            "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => "number",
            _ => null,
        }).OfType<string>().ToList();
        return kinds.Count > 0 ? Pick(kinds) : Pick(["object", "array", null]);
    }

    private string Object(JsonObject? keywords, int depth)
    {
        var properties = keywords?["properties"] as JsonObject;
        var wanted = new List<string>();
        wanted.AddRange((keywords?["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(_ => Chance(85)));
        wanted.AddRange((properties ?? []).Select(member => member.Key).Where(_ => Chance(65)));
        wanted.AddRange((keywords?["dependentRequired"] as JsonObject ?? []).Select(member => member.Key).Where(_ => Chance(50)));
        wanted.AddRange((keywords?["dependentSchemas"] as JsonObject ?? []).Select(member => member.Key).Where(_ => Chance(60)));
        wanted.AddRange(Names.Where(_ => Chance(15)));
        var members = wanted.Distinct().OrderBy(_ => _random.Next()).ToList();
        if (members.Count > 0 && Chance(2))
        {
            members.Add(members[0]);
        }

        return $"{{{Space()}{string.Join(',', members.Select(name =>
            $"{Space()}{Quoted(name)}:{Space()}{Value(Member(keywords, properties, name), depth + 1)}"))}}}";
    }

    private JsonNode? Member(JsonObject? keywords, JsonObject? properties, string name)
    {
        if (properties is not null && properties.TryGetPropertyValue(name, out var own))
        {
            return own;
        }

        var others = new List<JsonNode?>();
        if (keywords?["patternProperties"] is JsonObject patterns && patterns.Count > 0)
        {
            others.AddRange(patterns.Select(pair => pair.Value));
        }

        others.AddRange([keywords?["additionalProperties"], keywords?["unevaluatedProperties"]]);
        return Pick(others);
    }

    private string Array(JsonObject? keywords, int depth)
    {
        var prefix = keywords?["prefixItems"] as JsonArray;
        var items = Enumerable.Range(0, _random.Next(5)).Select(i =>
        {
            var schema = prefix is not null && i < prefix.Count ? prefix[i]
                : Pick([keywords?["items"], keywords?["items"] ?? keywords?["contains"], keywords?["contains"], keywords?["unevaluatedItems"]]);
            return Space() + Value(schema, depth + 1) + Space();
        });
        return $"[{string.Join(',', items)}]";
    }

    /// <summary>Good enough to come near: any reference that is not a pointer is taken to mean the root.</summary>
    private JsonNode? Find(string reference)
    {
        var node = _root;
        foreach (var segment in reference[(reference.IndexOf('#', StringComparison.Ordinal) + 1)..].Split('/').Skip(1))
        {
            node = (node as JsonObject)?[segment];
        }

        return node;
    }

    private string Quoted(string name) => Chance(5) && name == "a" ? "\"\\u0061\"" : $"\"{name}\"";

    private string Space() => Chance(85) ? "" : Pick([" ", "\n", "\r\n", "\t", "\r"]);

    private static string Raw(JsonNode? node) => node?.ToJsonString() ?? "null";

    private bool Chance(int percent) => _random.Next(100) < percent;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
