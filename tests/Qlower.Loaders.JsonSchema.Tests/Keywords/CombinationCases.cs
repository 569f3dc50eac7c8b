namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>Schemas made of schemas, the same in every dialect.</summary>
[TestFixture(SchemaDialect.Draft202012)]
[TestFixture(SchemaDialect.Draft201909)]
[TestFixture(SchemaDialect.Draft7)]
public sealed class CombinationCases(SchemaDialect dialect)
{
    [TestCase("""{"allOf":[{"minimum":1},{"multipleOf":2}]}""", "2", "¶¶-3", "minimum . #/allOf/0/minimum", "multipleOf . #/allOf/1/multipleOf")]
    [TestCase("""{"allOf":[true,false]}""", "", "¶1", "allOf . #/allOf/1")]
    [TestCase("""{"anyOf":[{"type":"string","maxLength":1},{"type":"array"}]}""", "[1]", "¶\"ab\"", "maxLength . #/anyOf/0/maxLength")]
    [TestCase("""{"anyOf":[{"required":["a"],"properties":{"a":{"const":1}}},{"required":["b"]}]}""", """{"a":2,"b":1}""", """¶{"c":1}""",
        "required . #/anyOf/0/required a")]
    [TestCase("""{"anyOf":[{"contains":{"const":1}},{"maxItems":1}]}""", "[2,3,1]", "¶[2,3]", "contains . #/anyOf/0/contains")]
    [TestCase("""{"oneOf":[{"multipleOf":2},{"multipleOf":3}]}""", "4", " ¶6", "oneOf . #/oneOf")]
    [TestCase("""{"oneOf":[{"const":[1]},{"type":"object"}]}""", "[1]", " ¶[2]", "const . #/oneOf/0/const")]
    [TestCase("""{"not":{"type":["string","array"]}}""", "{}", " ¶[]", "not . #/not")]
    [TestCase("""{"items":{"not":{"uniqueItems":true}}}""", "[[1,1]]", "[[0,0],¶[1,2]]", "not /1 #/items/not")]
    [TestCase("""{"not":true}""", "", "¶null", "not . #/not")]
    [TestCase("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":2}}""", "\"ab\"", "¶\"a\"", "minLength . #/then/minLength")]
    [TestCase("""{"if":{"type":"string"},"then":{"minLength":2},"else":{"minimum":2}}""", "2", "¶1", "minimum . #/else/minimum")]
    [TestCase("""{"if":{"contains":{"const":1}},"then":{"minItems":3},"else":{"maxItems":1}}""", "[0,1,2]", "¶[1]", "minItems . #/then/minItems")]
    [TestCase("""{"if":{"contains":{"const":1}},"then":{"minItems":3},"else":{"maxItems":1}}""", "[0]", "¶[2,3]", "maxItems . #/else/maxItems")]
    [TestCase("""{"then":{"type":"string"},"else":{"type":"string"},"type":"number"}""", "1", "¶\"\"", "type . #/type")]
    public void Combination_ValueThatDoesNotFit_IsReportedAtItsPlace(string schema, string valid, string invalid, params string[] findings)
    {
        // Nothing fits a schema that forbids all.
        if (valid.Length > 0)
        {
            KeywordCase.Check(dialect, schema, valid, invalid, findings);
        }
        else
        {
            KeywordCase.Check(dialect, $$"""{"items":{{schema}}}""", "[]", $"[{invalid}]",
                [.. findings.Select(finding => finding.Replace(" . #", " /0 #/items", StringComparison.Ordinal))]);
        }
    }
}
