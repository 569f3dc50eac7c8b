using System.Text.Json;
using Qlower.Loaders.JsonSchema.Text;
using Qlower.Shared;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds keywords without the one that they depend on.</summary>
internal static class CompanionKeywords
{
    private static readonly (string Keyword, string[] Needed)[] Pairs =
    [
        ("then", ["if"]), ("else", ["if"]), ("if", ["then", "else"]), ("minContains", ["contains"]), ("maxContains", ["contains"]),
        ("additionalItems", ["items"]), ("contentSchema", ["contentMediaType"]),
    ];

    public static void Find(StrictSchema schema, string? ruleKeyword, WarningList warnings)
    {
        foreach (var (keyword, needed) in Pairs)
        {
            if (schema.TryGet(keyword, out _) && !Array.Exists(needed, schema.Has))
            {
                warnings.Add(
                    SchemaWarningKind.NoEffect,
                    schema.PointerOf(keyword),
                    $"The keyword '{keyword}' has no effect without '{string.Join("' or '", needed)}'.");
            }
        }

        if (ruleKeyword is not null && schema.Element.TryGetProperty(ruleKeyword, out var rules))
        {
            FindRules(schema, ruleKeyword, rules, warnings);
        }
    }

    private static void FindRules(StrictSchema schema, string ruleKeyword, JsonElement rules, WarningList warnings)
    {
        var pointer = schema.PointerOf(ruleKeyword);
        if (rules.ValueKind == JsonValueKind.Object)
        {
            foreach (var rule in rules.EnumerateObject().Where(rule => !schema.Has(rule.Name)))
            {
                warnings.Add(
                    SchemaWarningKind.NoEffect,
                    $"{pointer}/{JsonPointer.Escape(rule.Name)}",
                    $"'{ruleKeyword}' names a rule of the keyword '{rule.Name}', which the schema does not contain.",
                    NearestName.Find(rule.Name, schema.Element.EnumerateObject().Select(member => member.Name)));
            }
        }
        else if (!schema.Element.EnumerateObject().Any(member => schema.Rules.Knows(member.Name) && Reports(member)))
        {
            warnings.Add(SchemaWarningKind.NoEffect, pointer, $"'{ruleKeyword}' names a rule, and no keyword beside it can fail.");
        }
    }

    /// <summary>Whether a keyword can fail itself, and not only the schemas in it.</summary>
    private static bool Reports(JsonProperty member) => member.Name switch
    {
        "$schema" or "$id" or "$anchor" or "$dynamicAnchor" or "$comment" or "$defs" or "definitions" or "$vocabulary" => false,
        "$ref" or "$dynamicRef" or "$recursiveRef" or "allOf" or "if" or "then" or "else" => false,
        "title" or "description" or "default" or "examples" or "deprecated" or "readOnly" or "writeOnly" => false,
        "contentEncoding" or "contentMediaType" or "contentSchema" => false,
        "properties" or "patternProperties" or "dependentSchemas" =>
            member.Value.ValueKind == JsonValueKind.Object && member.Value.EnumerateObject().Any(item => item.Value.ValueKind == JsonValueKind.False),
        "prefixItems" => member.Value.ValueKind == JsonValueKind.Array && member.Value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.False),
        "items" or "additionalProperties" or "unevaluatedItems" or "unevaluatedProperties" => member.Value.ValueKind == JsonValueKind.False,
        _ => true,
    };
}
