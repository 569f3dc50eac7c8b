using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Tests.Randomized;

/// <summary>Keywords that apply schemas to members and items.</summary>
internal sealed partial class Oracle
{
    private bool Applicator(
        OracleVerdict verdict, string name, JsonNode? argument, JsonObject keywords, JsonElement value, JsonNode?[] scope)
    {
        switch (name)
        {
            case "properties" or "patternProperties" or "additionalProperties" or "propertyNames" or "dependentSchemas":
                if (value.ValueKind == JsonValueKind.Object)
                {
                    Members(verdict, name, argument, keywords, value, scope);
                }

                return true;
            case "prefixItems" or "items" or "contains":
                if (value.ValueKind == JsonValueKind.Array)
                {
                    Items(verdict, name, argument, keywords, [.. value.EnumerateArray()], scope);
                }

                return true;
            default:
                return false;
        }
    }

    private void Members(
        OracleVerdict verdict, string name, JsonNode? argument, JsonObject keywords, JsonElement value, JsonNode?[] scope)
    {
        foreach (var member in value.EnumerateObject())
        {
            switch (name)
            {
                case "properties" when Map(argument).TryGetPropertyValue(member.Name, out var schema):
                    Member(verdict, schema, member, scope);
                    break;
                case "patternProperties":
                    foreach (var (pattern, schema) in Map(argument).Where(pair => Matches(pair.Key, member.Name)))
                    {
                        Member(verdict, schema, member, scope);
                    }

                    break;
                case "additionalProperties" when !IsKnown(keywords, member.Name):
                    Member(verdict, argument, member, scope);
                    break;
                case "propertyNames":
                    using (var text = JsonDocument.Parse(JsonSerializer.Serialize(member.Name)))
                    {
                        verdict.Require(Judge(argument, text.RootElement, scope).IsValid);
                    }

                    break;
                case "dependentSchemas" when Map(argument).TryGetPropertyValue(member.Name, out var schema):
                    verdict.Include(Judge(schema, value, scope));
                    break;
                default:
                    break;
            }
        }
    }

    private void Member(OracleVerdict verdict, JsonNode? schema, JsonProperty member, JsonNode?[] scope)
    {
        verdict.Require(Judge(schema, member.Value, scope).IsValid);
        verdict.Names.Add(member.Name);
    }

    private static bool IsKnown(JsonObject keywords, string name) =>
        (keywords["properties"] is { } properties && Map(properties).ContainsKey(name))
        || (keywords["patternProperties"] is { } patterns && Map(patterns).Any(pair => Matches(pair.Key, name)));

    private void Items(
        OracleVerdict verdict, string name, JsonNode? argument, JsonObject keywords, JsonElement[] items, JsonNode?[] scope)
    {
        var first = name == "items" && keywords["prefixItems"] is { } prefix ? List(prefix).Count : 0;
        var end = name == "prefixItems" ? Math.Min(List(argument).Count, items.Length) : items.Length;
        var matches = 0;
        for (var i = first; i < end; i++)
        {
            var judged = Judge(name == "prefixItems" ? List(argument)[i] : argument, items[i], scope);
            if (name != "contains")
            {
                verdict.Require(judged.IsValid);
                verdict.Items.Add(i);
            }
            else if (judged.IsValid)
            {
                verdict.Items.Add(i);
                matches++;
            }
        }

        if (name == "contains")
        {
            verdict.Require(matches >= (keywords["minContains"] is { } least ? Count(least) : 1)
                && (keywords["maxContains"] is not { } most || matches <= Count(most)));
        }
    }

    private void Unevaluated(OracleVerdict verdict, JsonObject keywords, JsonElement value, JsonNode?[] scope)
    {
        if (value.ValueKind == JsonValueKind.Array && keywords.TryGetPropertyValue("unevaluatedItems", out var forItems))
        {
            var items = value.EnumerateArray().ToList();
            for (var i = 0; i < items.Count; i++)
            {
                verdict.Require(verdict.Items.Contains(i) || Judge(forItems, items[i], scope).IsValid);
            }

            verdict.Items.UnionWith(Enumerable.Range(0, items.Count));
        }

        if (value.ValueKind == JsonValueKind.Object && keywords.TryGetPropertyValue("unevaluatedProperties", out var forMembers))
        {
            foreach (var member in value.EnumerateObject().Where(member => !verdict.Names.Contains(member.Name)).ToList())
            {
                Member(verdict, forMembers, member, scope);
            }
        }
    }
}
