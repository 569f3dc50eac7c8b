namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>Keywords that describe items, dialect by dialect.</summary>
public sealed class ArrayCases
{
    [TestCase("""{"prefixItems":[{"type":"string"},false]}""", """["a"]""", """[¶1,¶2,3]""", "type /0 #/prefixItems/0/type", "prefixItems /1 #/prefixItems/1")]
    [TestCase("""{"prefixItems":[{}],"items":{"type":"null"}}""", "[1,null]", "[1,\n¶2]", "type /1 #/items/type")]
    [TestCase("""{"prefixItems":[{}],"items":false}""", "[1]", "[1,¶{}]", "items /1 #/items")]
    [TestCase("""{"contains":{"type":"string"}}""", "[1,\"a\"]", " ¶[1,2]", "contains . #/contains")]
    [TestCase("""{"properties":{"a":{"contains":{"properties":{"x":{"const":1}},"required":["x"]}}}}""", """{"a":[{"x":2},{"x":1}]}""",
        """{"a":¶[{"x":2}]}""", "contains /a #/properties/a/contains")]
    [TestCase("""{"contains":{"const":1},"minContains":2}""", "[1,0,1.0]", "¶[1,0]", "minContains . #/minContains")]
    [TestCase("""{"contains":{"const":1},"maxContains":1}""", "[1,0]", "¶[1,0,10e-1]", "maxContains . #/maxContains")]
    [TestCase("""{"contains":{"const":1},"minContains":0,"maxContains":0}""", "[0]", "¶[1]", "maxContains . #/maxContains")]
    [TestCase("""{"minContains":5,"maxItems":1}""", "[1]", "¶[1,2]", "maxItems . #/maxItems")]
    public void Draft202012_ItemThatDoesNotFit_IsReportedAtItsPlace(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft202012, schema, valid, invalid, findings);

    [TestCase("""{"contains":{"const":1},"minContains":2,"maxContains":3}""", "[1,1]", "¶[1,1,1,1]", "maxContains . #/maxContains")]
    [TestCase("""{"contains":{"const":1},"minContains":2}""", "[1,1]", "¶[1]", "minContains . #/minContains")]
    public void Draft201909_CountOfContains_IsReportedAtTheArray(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft201909, schema, valid, invalid, findings);

    [TestCase("""{"items":{"type":"string"},"additionalItems":false}""", """["a","b"]""", """["a",¶1]""", "type /1 #/items/type")]
    [TestCase("""{"items":[{"type":"string"},{"type":"number"}]}""", """["a",1,null]""", """["a",¶"b"]""", "type /1 #/items/1/type")]
    [TestCase("""{"items":[true],"additionalItems":{"type":"null"}}""", "[1,null]", "[1, ¶2]", "type /1 #/additionalItems/type")]
    [TestCase("""{"items":[true],"additionalItems":false}""", "[1]", "[1,¶{\"a\":1}]", "additionalItems /1 #/additionalItems")]
    [TestCase("""{"contains":{"minimum":5}}""", "[1,6]", "¶[1,2]", "contains . #/contains")]
    [TestCase("""{"prefixItems":[false],"maxItems":1}""", "[1]", "¶[1,2]", "maxItems . #/maxItems")]
    public void OlderDrafts_ItemThatDoesNotFit_IsReportedAtItsPlace(string schema, string valid, string invalid, params string[] findings)
    {
        KeywordCase.Check(SchemaDialect.Draft201909, schema, valid, invalid, findings);
        KeywordCase.Check(SchemaDialect.Draft7, schema, valid, invalid, findings);
    }
}
