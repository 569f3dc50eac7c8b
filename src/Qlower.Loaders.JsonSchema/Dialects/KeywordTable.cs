namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>The keywords of the published dialects.</summary>
internal static class KeywordTable
{
    private static readonly Dictionary<string, Keyword> Draft7 = Table(
        (Vocabularies.Core, SubschemaShape.None, "$schema $id $ref $comment"),
        (Vocabularies.Core, SubschemaShape.Map, "definitions"),
        (Vocabularies.Applicator, SubschemaShape.Schema,
            "not if then else additionalItems contains additionalProperties propertyNames"),
        (Vocabularies.Applicator, SubschemaShape.List, "allOf anyOf oneOf"),
        (Vocabularies.Applicator, SubschemaShape.SchemaOrList, "items"),
        (Vocabularies.Applicator, SubschemaShape.Map, "properties patternProperties"),
        (Vocabularies.Applicator, SubschemaShape.MapOfSchemasOrNames, "dependencies"),
        (Vocabularies.Validation, SubschemaShape.None,
            "type enum const multipleOf maximum exclusiveMaximum minimum exclusiveMinimum maxLength minLength pattern "
            + "maxItems minItems uniqueItems maxProperties minProperties required"),
        (Vocabularies.Format, SubschemaShape.None, "format"),
        (Vocabularies.Content, SubschemaShape.None, "contentMediaType contentEncoding"),
        (Vocabularies.MetaData, SubschemaShape.None, "title description default readOnly writeOnly examples"));

    private static readonly Dictionary<string, Keyword> Draft201909 = Table(Draft7,
        (Vocabularies.Core, SubschemaShape.None, "$anchor $recursiveRef $recursiveAnchor $vocabulary"),
        (Vocabularies.Core, SubschemaShape.Map, "$defs"),
        (Vocabularies.Applicator, SubschemaShape.Schema, "unevaluatedItems unevaluatedProperties"),
        (Vocabularies.Applicator, SubschemaShape.Map, "dependentSchemas"),
        (Vocabularies.Validation, SubschemaShape.None, "minContains maxContains dependentRequired"),
        (Vocabularies.Content, SubschemaShape.Schema, "contentSchema"),
        (Vocabularies.MetaData, SubschemaShape.None, "deprecated"));

    private static readonly Dictionary<string, Keyword> Draft202012 = Table(Without(Draft201909, "$recursiveRef $recursiveAnchor additionalItems"),
        (Vocabularies.Core, SubschemaShape.None, "$dynamicRef $dynamicAnchor"),
        (Vocabularies.Applicator, SubschemaShape.Schema, "items"),
        (Vocabularies.Applicator, SubschemaShape.List, "prefixItems"),
        (Vocabularies.Unevaluated, SubschemaShape.Schema, "unevaluatedItems unevaluatedProperties"));

    public static Dictionary<string, Keyword> Of(SchemaDialect dialect) => dialect switch
    {
        SchemaDialect.Draft7 => Draft7,
        SchemaDialect.Draft201909 => Draft201909,
        _ => Draft202012,
    };

    private static Dictionary<string, Keyword> Table(params (Vocabularies, SubschemaShape, string)[] rows) => Table([], rows);

    private static Dictionary<string, Keyword> Table(
        Dictionary<string, Keyword> older, params (Vocabularies Vocabularies, SubschemaShape Shape, string Names)[] rows)
    {
        var table = new Dictionary<string, Keyword>(older, StringComparer.Ordinal);
        foreach (var (vocabularies, shape, names) in rows)
        {
            foreach (var name in names.Split(' '))
            {
                table[name] = new Keyword(vocabularies, shape);
            }
        }

        return table;
    }

    private static Dictionary<string, Keyword> Without(Dictionary<string, Keyword> older, string names)
    {
        var table = new Dictionary<string, Keyword>(older, StringComparer.Ordinal);
        foreach (var name in names.Split(' '))
        {
            table.Remove(name);
        }

        return table;
    }
}
