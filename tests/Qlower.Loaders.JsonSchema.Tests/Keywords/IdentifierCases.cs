namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>Schemas that are elsewhere: the finding reports the location of the keyword.</summary>
public sealed class IdentifierCases
{
    [TestCase("""{"items":{"$ref":"#/$defs/s"},"$defs":{"s":{"type":"string"}}}""", "[\"\"]", "[¶1]", "type /0 #/$defs/s/type")]
    [TestCase("""{"$ref":"#/$defs/s","maxLength":1,"$defs":{"s":{"type":"string"}}}""", "\"a\"", "¶\"ab\"", "maxLength . #/maxLength")]
    [TestCase("""{"$ref":"#s","$defs":{"x":{"$anchor":"s","type":"string"}}}""", "\"\"", "¶1", "type . #/$defs/x/type")]
    [TestCase("""{"$id":"https://example.test/a","$ref":"b","$defs":{"b":{"$id":"b","type":"string"}}}""", "\"\"", "¶1", "type . #/$defs/b/type")]
    [TestCase("""{"$ref":"https://example.test/b#/items","$defs":{"b":{"$id":"https://example.test/b","items":{"type":"string"}}}}""", "\"\"", "¶1",
        "type . #/$defs/b/items/type")]
    [TestCase("""{"$ref":"https://example.test/colour"}""", "\"red\"", "¶\"green\"", "enum . https://example.test/colour#/enum")]
    [TestCase("""{"$ref":"https://example.test/colour#dark"}""", "\"black\"", "¶\"white\"", "const . https://example.test/colour#/$defs/dark/const")]
    [TestCase("""{"properties":{"next":{"$ref":"#"},"n":{"type":"integer"}}}""", """{"next":{"next":{"n":1}}}""", """{"next":{"next":{"n":¶""}}}""",
        "type /next/next/n #/properties/n/type")]
    public void Reference_ToAnotherPlace_ReportsThatPlace(string schema, string valid, string invalid, params string[] findings)
    {
        KeywordCase.Check(SchemaDialect.Draft202012, schema, valid, invalid, findings);
        KeywordCase.Check(SchemaDialect.Draft201909, schema, valid, invalid, findings);
    }

    [TestCase("""
        {"$id":"https://example.test/strict","$dynamicAnchor":"node","$ref":"tree","required":["v"],
         "$defs":{"tree":{"$id":"tree","$dynamicAnchor":"node","type":"object","properties":{"kids":{"items":{"$dynamicRef":"#node"}}}}}}
        """, """{"v":1,"kids":[{"v":2}]}""", """{"v":1,"kids":[¶{}]}""", "required /kids/0 #/required v")]
    [TestCase("""{"$dynamicRef":"#x","$defs":{"a":{"$dynamicAnchor":"x","type":"string"}}}""", "\"\"", "¶1", "type . #/$defs/a/type")]
    [TestCase("""{"$dynamicRef":"#x","$defs":{"a":{"$anchor":"x","type":"string"}}}""", "\"\"", "¶1", "type . #/$defs/a/type")]
    public void DynamicReference_ReportsTheSchemaThatApplied(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft202012, schema, valid, invalid, findings);

    [TestCase("""
        {"$id":"https://example.test/strict","$recursiveAnchor":true,"$ref":"tree","required":["v"],
         "$defs":{"tree":{"$id":"tree","$recursiveAnchor":true,"type":"object","properties":{"kids":{"items":{"$recursiveRef":"#"}}}}}}
        """, """{"v":1,"kids":[{"v":2}]}""", """{"v":1,"kids":[¶{}]}""", "required /kids/0 #/required v")]
    [TestCase("""{"properties":{"a":{"$recursiveRef":"#"}},"type":"object"}""", """{"a":{}}""", """{"a":¶1}""", "type /a #/type")]
    public void RecursiveReference_ReportsTheSchemaThatApplied(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft201909, schema, valid, invalid, findings);

    [TestCase("""{"$ref":"#/definitions/s","maxLength":1,"definitions":{"s":{"type":"string"}}}""", "\"ab\"", "¶1", "type . #/definitions/s/type")]
    [TestCase("""{"allOf":[{"$ref":"#s"}],"definitions":{"x":{"$id":"#s","type":"string"}}}""", "\"\"", "¶1", "type . #/definitions/x/type")]
    [TestCase("""{"$id":"http://example.test/a","allOf":[{"$ref":"b"}],"definitions":{"x":{"$id":"b","type":"string"}}}""", "\"\"", "¶1",
        "type . #/definitions/x/type")]
    public void Draft7Reference_ReportsTheOtherPlaceAndIgnoresItsSiblings(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft7, schema, valid, invalid, findings);

    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#","items":[{"type":"string"}]}""", "[\"\",1]", "[¶1]", "type /0 #/items/0/type")]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2019-09/schema","items":[{"type":"string"}]}""", "[\"\",1]", "[¶1]", "type /0 #/items/0/type")]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2020-12/schema","$ref":"#/$defs/a","type":"string","$defs":{"a":{}}}""", "\"\"", "¶1",
        "type . #/type")]
    public void Schema_ThatNamesItsDialect_IsReadInIt(string schema, string valid, string invalid, params string[] findings)
    {
        foreach (var dialect in Enum.GetValues<SchemaDialect>())
        {
            KeywordCase.Check(dialect, schema, valid, invalid, findings);
        }
    }
}
