using Qlower.Loaders.JsonSchema.Checks;

namespace Qlower.Loaders.JsonSchema.Strict;

/// <summary>Finds keywords that apply to none of the types that a value can have.</summary>
internal static class TypedKeywords
{
    private const ValueTypes Numbers = ValueTypes.Integer | ValueTypes.Number;

    /// <param name="schema">The schema.</param>
    /// <param name="possible">The types that a value can have.</param>
    /// <param name="warnings">Receives the warnings.</param>
    public static void Find(StrictSchema schema, ValueTypes possible, WarningList warnings)
    {
        if (possible == ValueTypes.None)
        {
            if (schema.TryGet("type", out _))
            {
                warnings.Add(SchemaWarningKind.Unsatisfiable, schema.PointerOf("type"), "No value is of this type and of those that other keywords for the same value allow.");
            }

            return;
        }

        foreach (var member in schema.Element.EnumerateObject())
        {
            if (schema.Rules.Knows(member.Name) && AppliesTo(member.Name) is { } types && (types & possible) == ValueTypes.None)
            {
                warnings.Add(
                    SchemaWarningKind.NoEffect,
                    schema.PointerOf(member.Name),
                    $"The keyword '{member.Name}' applies to {Name(types)} only, and the value is never one.");
            }
        }
    }

    private static ValueTypes? AppliesTo(string keyword) => keyword switch
    {
        "minLength" or "maxLength" or "pattern" or "contentEncoding" or "contentMediaType" or "contentSchema" => ValueTypes.String,
        "format" => ValueTypes.String | Numbers,
        "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf" => Numbers,
        "items" or "prefixItems" or "additionalItems" or "unevaluatedItems" or "contains" or "minContains" or "maxContains" or "minItems"
            or "maxItems" or "uniqueItems" => ValueTypes.Array,
        "properties" or "patternProperties" or "additionalProperties" or "unevaluatedProperties" or "propertyNames" or "required"
            or "minProperties" or "maxProperties" or "dependentRequired" or "dependentSchemas" or "dependencies" => ValueTypes.Object,
        _ => null,
    };

    private static string Name(ValueTypes types) => types switch
    {
        ValueTypes.String => "strings",
        Numbers => "numbers",
        ValueTypes.Array => "arrays",
        ValueTypes.Object => "objects",
        _ => "strings and numbers",
    };
}
