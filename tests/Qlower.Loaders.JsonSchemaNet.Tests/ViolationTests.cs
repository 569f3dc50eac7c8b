namespace Qlower.Loaders.JsonSchemaNet.Tests;

/// <summary>Each violation has its place and its keyword, from which the core derives the rule code.</summary>
public sealed class ViolationTests
{
    [TestCase("""{"required":["a","b"]}""", """{"c":1}""", "required  a|required  b")]
    [TestCase("""{"required":["a"]}""", """{"a":null}""", "")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", "type /a")]
    [TestCase("""{"properties":{"a":{"maxLength":2}}}""", """{"a":"été"}""", "maxLength /a")]
    [TestCase("""{"properties":{"a":{"pattern":"^x"}}}""", """{"b":1,"a":"y"}""", "pattern /a")]
    [TestCase("""{"properties":{"a":{"enum":["x","y"]}}}""", """{"a":"z"}""", "enum /a")]
    [TestCase("""{"properties":{"a":{"minimum":1,"maximum":5}}}""", """{"a":6}""", "maximum /a")]
    [TestCase("""{"properties":{"a":{"items":{"minimum":1}}}}""", """{"a":[1,0,2,0]}""", "minimum /a/1|minimum /a/3")]
    [TestCase("""{"properties":{"a/b~":{"properties":{"c":{"type":"integer"}}}}}""", """{"a/b~":{"c":true}}""", "type /a~1b~0/c")]
    [TestCase("""{"additionalProperties":false}""", """{"a":1}""", "additionalProperties /a")]
    [TestCase("""{"unevaluatedProperties":false,"properties":{"b":true}}""", """{"a":1,"b":2}""", "unevaluatedProperties /a")]
    [TestCase("""{"properties":{"a":false}}""", """{"a":1}""", "properties /a")]
    [TestCase("""{"propertyNames":{"maxLength":1}}""", """{"ab":1}""", "maxLength /ab")]
    [TestCase("""{"dependentRequired":{"a":["b"]}}""", """{"a":1}""", "dependentRequired")]
    [TestCase("""{"contains":{"type":"string"}}""", "[1]", "contains")]
    [TestCase("""{"anyOf":[{"type":"string"},{"properties":{"a":{"type":"string"}}}]}""", """{"a":1}""", "anyOf")]
    [TestCase("""{"anyOf":[{"type":"string"},{"properties":{"a":{"type":"integer"}}}]}""", """{"a":1}""", "")]
    [TestCase("""{"oneOf":[{"type":"object"},true]}""", "{}", "oneOf")]
    [TestCase("""{"not":{"type":"object"}}""", "{}", "not")]
    [TestCase("""{"if":{"required":["a"]},"then":{"required":["b"]},"else":{"required":["c"]}}""", "{}", "required  c")]
    [TestCase("""{"allOf":[{"properties":{"a":{"not":{"const":1}}}}]}""", """{"a":1}""", "not /a")]
    [TestCase("""{"$ref":"#/$defs/x","$defs":{"x":{"allOf":[{"enum":[1]}]}}}""", "2", "enum")]
    [TestCase("false", "{}", "")]
    public void Validate_Keyword_HasItsPlace(string schema, string record, string expected) =>
        Assert.That(Engines.Describe(schema, record), Is.EqualTo(expected));

    [TestCase("""{"properties":{"a":{"maxLength":1,"x-rule":"AZUR1001"}}}""", """{"a":"xyz"}""", "AZUR1001 /a")]
    [TestCase("""{"properties":{"a":{"maxLength":1,"pattern":"x","x-rule":{"maxLength":"AZUR1002"}}}}""", """{"a":"yy"}""", "AZUR1002 /a|pattern /a")]
    [TestCase("""{"allOf":[{"required":["a"],"x-rule":"AZUR1001"}]}""", "{}", "AZUR1001  a")]
    [TestCase("""{"additionalProperties":false,"x-rule":{"additionalProperties":"AZUR1003"}}""", """{"a":1}""", "AZUR1003 /a")]
    [TestCase("""{"not":{"type":"object"},"x-rule":"AZUR1004"}""", "{}", "AZUR1004")]
    [TestCase("""{"items":{"type":"string","x-rule":"AZUR1005"}}""", """["a",1]""", "AZUR1005 /1")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"x":{"type":"string","x-rule":"AZUR1006"}},"items":[{"$ref":"#/definitions/x"}]}""", "[1]", "AZUR1006 /0")]
    [TestCase("""{"$ref":"urn:x:y","$defs":{"a":{"$id":"urn:x:y","properties":{"a":{"type":"string","x-rule":"AZUR1007"}}}}}""", """{"a":1}""", "AZUR1007 /a")]
    public void Validate_KeywordWithARule_HasItsCode(string schema, string record, string expected) =>
        Assert.That(Engines.Describe(schema, record), Is.EqualTo(expected));

    [Test]
    public void Validate_InvalidWithoutACause_ReportsTheRecord()
    {
        var violations = Engines.Validate("false", "{}");

        Assert.That(violations, Has.Count.EqualTo(1));
        Assert.That((violations[0].InstancePointer, violations[0].Keyword), Is.EqualTo(("", (string?)null)));
    }

    [TestCase("email", "a@example.fr", true)]
    [TestCase("email", "a@", false)]
    [TestCase("date", "2024-02-29", true)]
    [TestCase("date", "2023-02-29", false)]
    [TestCase("date-time", "2024-02-29 10:00:00Z", false)]
    [TestCase("hostname", "-a.fr", false)]
    [TestCase("uuid", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", true)]
    [TestCase("ipv4", "256.1.1.1", false)]
    [TestCase("regex", "(", false)]
    [TestCase("json-pointer", "/a~2", false)]
    public void Validate_Format_IsAssertedAsByTheCore(string format, string value, bool isValid)
    {
        var schema = $$"""{"format":"{{format}}"}""";

        Assert.That(Engines.Validate(schema, $"\"{value}\""), Has.Count.EqualTo(isValid ? 0 : 1));
        Assert.That(JsonSchema.CompiledSchema.Compile(System.Text.Encoding.UTF8.GetBytes(schema)).IsValid(System.Text.Encoding.UTF8.GetBytes($"\"{value}\"")), Is.EqualTo(isValid));
    }
}
