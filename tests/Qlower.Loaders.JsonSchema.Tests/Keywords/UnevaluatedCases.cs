namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>What no other keyword has evaluated.</summary>
public sealed class UnevaluatedCases
{
    [TestCase("""{"properties":{"a":true},"unevaluatedProperties":false}""", """{"a":1}""", """{"a":1, ¶"b":2}""",
        "unevaluatedProperties /b #/unevaluatedProperties b")]
    [TestCase("""{"allOf":[{"properties":{"a":true}},{"patternProperties":{"^x":true}}],"unevaluatedProperties":{"type":"string"}}""",
        """{"a":1,"x1":2,"b":""}""", """{"x":1,"b":¶2}""", "type /b #/unevaluatedProperties/type")]
    [TestCase("""{"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},{"properties":{"b":{"const":1}},"required":["b"]}],"unevaluatedProperties":false}""",
        """{"a":1,"b":1}""", """{"a":1,¶"b":2}""", "unevaluatedProperties /b #/unevaluatedProperties b")]
    [TestCase("""{"oneOf":[{"properties":{"k":{"const":1},"a":true}},{"properties":{"k":{"const":2},"b":true}}],"required":["k"],"unevaluatedProperties":false}""",
        """{"b":1,"k":2}""", """{¶"b":1,"k":1}""", "unevaluatedProperties /b #/unevaluatedProperties b")]
    [TestCase("""{"if":{"properties":{"k":{"const":1}},"required":["k"]},"then":{"properties":{"a":true}},"else":{"properties":{"b":true}},"unevaluatedProperties":false}""",
        """{"a":1,"k":1}""", """{"b":1,¶"k":2}""", "unevaluatedProperties /k #/unevaluatedProperties k")]
    [TestCase("""{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":false}""", "{}", """{¶"a":1}""",
        "unevaluatedProperties /a #/unevaluatedProperties a")]
    [TestCase("""{"$ref":"#/$defs/d","unevaluatedProperties":false,"$defs":{"d":{"properties":{"a":true}}}}""", """{"a":1}""", """{¶"b":1}""",
        "unevaluatedProperties /b #/unevaluatedProperties b")]
    [TestCase("""{"dependentSchemas":{"a":{"properties":{"a":true,"b":true}}},"unevaluatedProperties":false}""", """{"a":1,"b":1}""", """{ ¶"b":1}""",
        "unevaluatedProperties /b #/unevaluatedProperties b")]
    [TestCase("""{"properties":{"a":{"unevaluatedProperties":false,"properties":{"b":true}}}}""", """{"a":{"b":1}}""", "{\"a\":{\n \"b\":1,¶\"é\":1}}",
        "unevaluatedProperties /a/é #/properties/a/unevaluatedProperties é")]
    [TestCase("""{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false,"maxProperties":1}""", """{"a":1}""", """¶{"a":1,"b":1}""",
        "maxProperties . #/maxProperties")]
    [TestCase("""{"allOf":[{"additionalProperties":{"type":"number"}}],"unevaluatedProperties":false}""", """{"a":1}""", """{"a":¶""}""",
        "type /a #/allOf/0/additionalProperties/type")]
    public void UnevaluatedProperties_MemberThatNothingEvaluated_IsReported(string schema, string valid, string invalid, params string[] findings)
    {
        KeywordCase.Check(SchemaDialect.Draft202012, schema, valid, invalid, findings);
        KeywordCase.Check(SchemaDialect.Draft201909, schema, valid, invalid, findings);
    }

    [TestCase("""{"prefixItems":[true],"unevaluatedItems":false}""", "[1]", "[1,¶2,¶3]", "unevaluatedItems /1 #/unevaluatedItems",
        "unevaluatedItems /2 #/unevaluatedItems")]
    [TestCase("""{"prefixItems":[true],"unevaluatedItems":{"type":"null"}}""", "[1,null]", "[1,¶2]", "type /1 #/unevaluatedItems/type")]
    [TestCase("""{"contains":{"type":"string"},"unevaluatedItems":false}""", """["a","b"]""", """["a",¶1,"b"]""", "unevaluatedItems /1 #/unevaluatedItems")]
    [TestCase("""{"allOf":[{"prefixItems":[true]},{"prefixItems":[true,{"minimum":1}]}],"unevaluatedItems":false}""", "[0,1]", "[0,1,¶[]]",
        "unevaluatedItems /2 #/unevaluatedItems")]
    [TestCase("""{"anyOf":[{"prefixItems":[{"const":1},true]},{"prefixItems":[{"const":2}]}],"unevaluatedItems":false}""", "[1,5]", "[2, ¶5]",
        "unevaluatedItems /1 #/unevaluatedItems")]
    [TestCase("""{"if":{"prefixItems":[{"const":1}]},"then":{"items":true},"unevaluatedItems":false}""", "[1,2,3]", "[¶2,¶3]",
        "unevaluatedItems /0 #/unevaluatedItems", "unevaluatedItems /1 #/unevaluatedItems")]
    [TestCase("""{"not":{"items":{"type":"null"}},"unevaluatedItems":{"type":"number"}}""", "[1]", "[2,¶\"\"]", "type /1 #/unevaluatedItems/type")]
    [TestCase("""{"$dynamicRef":"#d","unevaluatedItems":false,"$defs":{"d":{"$dynamicAnchor":"d","prefixItems":[true]}}}""", "[1]", "[1,¶2]",
        "unevaluatedItems /1 #/unevaluatedItems")]
    public void UnevaluatedItems_ItemThatNothingEvaluated_IsReported(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft202012, schema, valid, invalid, findings);

    [TestCase("""{"items":[true],"unevaluatedItems":false}""", "[1]", "[1,¶2]", "unevaluatedItems /1 #/unevaluatedItems")]
    [TestCase("""{"items":[true],"additionalItems":true,"unevaluatedItems":false,"maxItems":2}""", "[1,2]", "¶[1,2,3]", "maxItems . #/maxItems")]
    [TestCase("""{"contains":true,"unevaluatedItems":false}""", "{}", "[¶1]", "unevaluatedItems /0 #/unevaluatedItems")]
    public void Draft201909UnevaluatedItems_ItemThatNothingEvaluated_IsReported(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft201909, schema, valid, invalid, findings);

    [Test]
    public void Draft7_Unevaluated_IsIgnored() => KeywordCase.Check(SchemaDialect.Draft7,
        """{"unevaluatedProperties":false,"unevaluatedItems":false,"type":"object"}""", """{"a":1}""", "¶[1]", ["type . #/type"]);
}
