namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>Keywords that describe members, the same in every dialect.</summary>
[TestFixture(SchemaDialect.Draft202012)]
[TestFixture(SchemaDialect.Draft201909)]
[TestFixture(SchemaDialect.Draft7)]
public sealed class ObjectCases(SchemaDialect dialect)
{
    [TestCase("""{"properties":{"a":{"properties":{"b":{"type":"null"}}}}}""", """{"a":{"b":null},"b":1}""", "{\"a\":{\r\n\"b\":¶1}}",
        "type /a/b #/properties/a/properties/b/type")]
    [TestCase("""{"properties":{"a/b~":false}}""", """{"a":1}""", """{ ¶"a/b~" : 1}""", "properties /a~1b~0 #/properties/a~1b~0 a/b~")]
    [TestCase("""{"patternProperties":{"^x-":{"type":"string"},"z$":{"maxLength":1}}}""", """{"x-z":"1","y":22}""", """{"x-a":¶1,"z":¶"22"}""",
        "type /x-a #/patternProperties/^x-/type", "maxLength /z #/patternProperties/z$/maxLength")]
    [TestCase("""{"patternProperties":{"o":false}}""", """{"a":1}""", """{"a":1,¶"bob":2}""", "patternProperties /bob #/patternProperties/o bob")]
    [TestCase("""{"additionalProperties":{"minimum":5},"properties":{"a":true},"patternProperties":{"^b":{}}}""",
        """{"a":1,"b1":1,"c":5}""", """{"c":¶4}""", "minimum /c #/additionalProperties/minimum")]
    [TestCase("""{"additionalProperties":false,"properties":{"a":{}}}""", """{"a":1}""", "{\"a\":1,\n¶\"d\\u0065\":2}",
        "additionalProperties /de #/additionalProperties de")]
    [TestCase("""{"allOf":[{"properties":{"a":{}}}],"additionalProperties":false}""", "{}", """{¶"a":1}""",
        "additionalProperties /a #/additionalProperties a")]
    [TestCase("""{"propertyNames":{"pattern":"^[a-z]+$"}}""", """{"abc":1}""", """{"abc":1,  ¶"Abc":2}""", "pattern /Abc #/propertyNames/pattern Abc")]
    [TestCase("""{"propertyNames":{"enum":["a","b"]}}""", """{"b":1}""", """{¶"c":{}}""", "enum /c #/propertyNames/enum c")]
    public void Applicator_MemberThatDoesNotFit_IsReportedAtItsPlace(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(dialect, schema, valid, invalid, findings);
}
