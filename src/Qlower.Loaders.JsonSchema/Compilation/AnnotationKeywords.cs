namespace Qlower.Loaders.JsonSchema.Compilation;

/// <summary>Keywords whose value is told as an annotation: all but those that check, apply or identify schemas.</summary>
internal static class AnnotationKeywords
{
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "$schema", "$id", "$anchor", "$ref", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary",
        "$comment", "$defs", "definitions", "type", "enum", "const", "pattern", "minLength", "maxLength", "minimum", "maximum",
        "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "required", "dependentRequired", "dependentSchemas", "dependencies",
        "minProperties", "maxProperties", "minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains", "allOf",
        "anyOf", "oneOf", "not", "if", "then", "else", "properties", "patternProperties", "additionalProperties", "propertyNames",
        "items", "prefixItems", "additionalItems", "unevaluatedItems", "unevaluatedProperties",
    };

    public static bool Includes(string keyword) => !Others.Contains(keyword);
}
