namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Schemas that do not compile, and why.</summary>
public sealed class SchemaErrorTests
{
    [TestCase("[", "#", "not JSON")]
    [TestCase("""{"const":[{"b":1,"c":{},"\u0062":2}]}""", "#", "the name 'b' occurs twice")]
    [TestCase("[]", "#", "object or a boolean")]
    [TestCase("""{"$schema":"http://json-schema.org/draft-04/schema#"}""", "#/$schema", "dialect")]
    [TestCase("""{"$ref":"#/$defs/x"}""", "#/$ref", "cannot be resolved")]
    [TestCase("""{"$ref":"other.json"}""", "#/$ref", "no document")]
    [TestCase("""{"$ref":"#x"}""", "#/$ref", "anchor")]
    [TestCase("""{"$ref":"#"}""", "#", "refers to itself")]
    [TestCase("""{"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}""", "#/$defs/a", "refers to itself")]
    [TestCase("""{"type":"strin"}""", "#/type", "'strin' is not a type")]
    [TestCase("""{"type":5}""", "#/type", "type name")]
    [TestCase("""{"enum":5}""", "#/enum", "array")]
    [TestCase("""{"pattern":"["}""", "#/pattern", "regular expression")]
    [TestCase("""{"pattern":"\\Z"}""", "#/pattern", "regular expression")]
    [TestCase("""{"pattern":5}""", "#/pattern", "string")]
    [TestCase("""{"format":"dat"}""", "#/format", "'dat'")]
    [TestCase("""{"minLength":-1}""", "#/minLength", "non-negative")]
    [TestCase("""{"maxItems":1.5}""", "#/maxItems", "non-negative")]
    [TestCase("""{"minimum":"1"}""", "#/minimum", "number")]
    [TestCase("""{"multipleOf":0}""", "#/multipleOf", "greater than 0")]
    [TestCase("""{"properties":[]}""", "#/properties", "object of schemas")]
    [TestCase("""{"properties":{"a/b":5}}""", "#/properties/a~1b", "object or a boolean")]
    [TestCase("""{"patternProperties":{"(":true}}""", "#/patternProperties/(", "regular expression")]
    [TestCase("""{"required":"a"}""", "#/required", "array of strings")]
    [TestCase("""{"required":["a","a"]}""", "#/required", "twice")]
    [TestCase("""{"dependentRequired":{"a":5}}""", "#/dependentRequired/a", "array of strings")]
    [TestCase("""{"allOf":[]}""", "#/allOf", "non-empty")]
    [TestCase("""{"contains":5}""", "#/contains", "object or a boolean")]
    [TestCase("""{"minContains":-1}""", "#/minContains", "non-negative")]
    [TestCase("""{"maxContains":"1"}""", "#/maxContains", "non-negative")]
    [TestCase("""{"uniqueItems":1}""", "#/uniqueItems", "true or false")]
    [TestCase("""{"dependentSchemas":[]}""", "#/dependentSchemas", "object of schemas")]
    [TestCase("""{"dependentSchemas":{"a":[]}}""", "#/dependentSchemas/a", "object or a boolean")]
    [TestCase("""{"unevaluatedItems":[]}""", "#/unevaluatedItems", "object or a boolean")]
    [TestCase("""{"unevaluatedProperties":null}""", "#/unevaluatedProperties", "object or a boolean")]
    [TestCase("""{"x-observe":5}""", "#/x-observe", "string")]
    [TestCase("""{"x-rule":5}""", "#/x-rule", "string")]
    [TestCase("""{"x-advice":{}}""", "#/x-advice", "array")]
    [TestCase("""{"const":"\ud800"}""", "#", "")]
    public void Compile_FaultySchema_NamesThePlace(string schema, string pointer, string message)
    {
        var exception = Assert.Throws<SchemaCompilationException>(() => Pass.Compile(schema));

        Assert.That(exception!.Errors.Select(error => error.Pointer), Is.EqualTo((string[])[pointer]));
        Assert.That(exception.Errors[0].Message, Does.Contain(message));
    }

    [Test]
    public void Compile_ManyFaults_ReportsAllAtOnce()
    {
        var exception = Assert.Throws<SchemaCompilationException>(() => Pass.Compile(
            """{"type":1,"items":{"contains":1},"properties":{"a":{"minLength":"x"},"b":{"$ref":"#/nowhere"}}}"""));

        Assert.That(exception!.Errors.Select(error => error.Pointer), Is.EqualTo((string[])[
            "#/type", "#/items/contains", "#/properties/a/minLength", "#/properties/b/$ref"]));
        Assert.That(exception.Message, Does.Contain("#/items/contains"));
    }

    [Test]
    public void Compile_UnknownFormatNotAsserted_IsIgnored()
    {
        var schema = Pass.Compile("""{"format":"dat"}""", new SchemaCompileOptions { AssertFormats = false });

        Assert.That(Pass.Over(schema, "\"x\"").Findings, Is.Empty);
    }
}
