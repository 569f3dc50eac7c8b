using System.Text;
using System.Text.Json;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>The standard's <c>basic</c> output.</summary>
public sealed class OutputTests
{
    private const string Polygon = """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"point":{"type":"object",
          "properties":{"x":{"type":"number"},"y":{"type":"number"}},"additionalProperties":false,"required":["x","y"]}},
         "type":"array","items":{"$ref":"#/$defs/point"},"minItems":3}
        """;

    [Test]
    public void Evaluate_TheStandardsExample_HasItsUnits()
    {
        var output = Evaluate(Polygon, """[{"x":2.5,"y":1.3},{"x":1,"z":6.7}]""");

        Assert.That(output.IsValid, Is.False);
        Assert.That(output.Units.Select(unit => $"{unit.KeywordLocation} {unit.AbsoluteKeywordLocation} {unit.InstanceLocation}"), Is.EquivalentTo((string[])[
            "/items/$ref/required #/$defs/point/required /1",
            "/items/$ref/additionalProperties #/$defs/point/additionalProperties /1/z",
            "/minItems #/minItems ",
        ]));
        Assert.That(output.Units, Has.All.Property("IsValid").False);
        Assert.That(output.Units.Select(unit => unit.Error), Has.All.Not.Empty);
    }

    [Test]
    public void Evaluate_ValidInstance_GivesAnnotations()
    {
        var output = Evaluate(
            """
            {"title":"T","x-custom":{"k":[1]},"properties":{"a":{"description":"D","format":"date"},"b":{"default":1}},
             "patternProperties":{"^p":true},"additionalProperties":{"readOnly":true}}
            """,
            """{"a":"2026-01-31","p1":1,"p/2":2,"z":3}""");

        Assert.That(output.IsValid);
        Assert.That(Annotations(output), Is.EquivalentTo((string[])[
            "/title  \"T\"", "/x-custom  {\"k\":[1]}", "/properties  [\"a\"]", "/patternProperties  [\"p1\",\"p/2\"]", "/additionalProperties  [\"z\"]",
            "/properties/a/description /a \"D\"", "/properties/a/format /a \"date\"", "/additionalProperties/readOnly /z true",
        ]));
    }

    [TestCase("""{"anyOf":[{"title":"A","type":"string"},{"title":"B","type":"number"},{"title":"C"}]}""", "5", "/anyOf/1/title /anyOf/2/title")]
    [TestCase("""{"oneOf":[{"title":"A","type":"string"},{"title":"B","type":"number"}]}""", "5", "/oneOf/1/title")]
    [TestCase("""{"not":{"title":"A","type":"string"},"title":"B"}""", "5", "/title")]
    [TestCase("""{"if":{"title":"A","type":"number"},"then":{"title":"B"},"else":{"title":"C"}}""", "5", "/if/title /then/title")]
    [TestCase("""{"if":{"title":"A","type":"string"},"then":{"title":"B"},"else":{"title":"C"}}""", "5", "/else/title")]
    [TestCase("""{"prefixItems":[true,true],"items":{"title":"A"}}""", "[1]", "/prefixItems")]
    [TestCase("""{"prefixItems":[true],"items":true}""", "[1,2]", "/prefixItems /items")]
    [TestCase("""{"contains":{"const":1,"title":"A"},"unevaluatedItems":true}""", "[1,2]", "/contains /contains/title /unevaluatedItems")]
    [TestCase("""{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":true}""", """{"a":1,"b":2}""", "/allOf/0/properties /unevaluatedProperties")]
    [TestCase("""{"dependentSchemas":{"a/b":{"title":"A"},"c":{"title":"B"}}}""", """{"a/b":1}""", "/dependentSchemas/a~1b/title")]
    public void Evaluate_Branches_AnnotateOnlyWhenTheyPass(string schema, string instance, string locations)
    {
        var output = Evaluate(schema, instance);

        Assert.That(output.IsValid);
        Assert.That(output.Units.Select(unit => unit.KeywordLocation), Is.EquivalentTo(locations.Split(' ')));
    }

    [TestCase("[1,2,1]", "[0,2]")]
    [TestCase("[1,1]", "true")]
    public void Evaluate_Contains_AnnotatesTheIndexes(string instance, string annotation)
    {
        Assert.That(Evaluate("""{"contains":{"const":1}}""", instance).Units.Single().Annotation, Is.EqualTo(annotation));
    }

    [Test]
    public void Evaluate_AnyOfFails_ReportsTheKeywordAndItsBranches()
    {
        var output = Evaluate("""{"anyOf":[{"type":"string"},{"minimum":7}]}""", "5");

        Assert.That(output.Units.Select(unit => unit.KeywordLocation), Is.EqualTo((string[])["/anyOf", "/anyOf/0/type", "/anyOf/1/minimum"]));
    }

    [Test]
    public void Evaluate_FalseSchema_IsNamedItself()
    {
        var unit = Evaluate("""{"properties":{"a":false}}""", """{"a":1}""").Units.Single();

        Assert.That((unit.KeywordLocation, unit.AbsoluteKeywordLocation, unit.InstanceLocation), Is.EqualTo(("/properties/a", "#/properties/a", "/a")));
    }

    [TestCase("[1,", JsonFault.UnexpectedEnd)]
    [TestCase("", JsonFault.Empty)]
    [TestCase("{\"a\":1,\"a\":x", JsonFault.UnexpectedCharacter)]
    public void Evaluate_NotJson_HasOneUnit(string instance, JsonFault fault)
    {
        var output = Evaluate("true", instance);

        Assert.That(output.IsValid, Is.False);
        Assert.That(output.Units.Single().Error, Does.Contain(fault.ToString()));
    }

    [Test]
    public void Evaluate_FaultThatIsNotFatal_MakesItInvalid()
    {
        var output = Evaluate("true", """{"a":1,"a":2}""");

        Assert.That(output.IsValid, Is.False);
        Assert.That(output.Units.Single().Error, Does.Contain("DuplicateKey"));
    }

    [Test]
    public void Evaluate_Warning_IsIgnored()
    {
        Assert.That(Evaluate("""{"x-advice":[{"type":"string"}]}""", "1").IsValid);
    }

    [Test]
    public void Evaluate_ByteOrderMark_IsSkipped()
    {
        Assert.That(Pass.Compile("""{"const":[1]}""").Evaluate([0xEF, 0xBB, 0xBF, .. "[1.0]"u8]).IsValid);
    }

    [Test]
    public void Evaluate_SchemaWithUri_NamesItsKeywordsByIt()
    {
        var unit = Evaluate(
            """{"$id":"https://example.com/a","properties":{"x":{"$ref":"b#/$defs/n"}},"$defs":{"b":{"$id":"b","$defs":{"n":{"type":"number"}}}}}""",
            """{"x":""}""").Units.Single();

        Assert.That(unit.KeywordLocation, Is.EqualTo("/properties/x/$ref/type"));
        Assert.That(unit.AbsoluteKeywordLocation, Is.EqualTo("https://example.com/b#/$defs/n/type"));
    }

    [TestCase("""{"dependencies":{"a":{"title":"A"}},"items":[true],"additionalItems":true}""", """{"a":1}""", "/dependencies/a/title")]
    [TestCase("""{"items":[true],"additionalItems":true}""", "[1,2]", "/items /additionalItems")]
    public void Evaluate_OlderDialect_NamesItsOwnKeywords(string schema, string instance, string locations)
    {
        var compiled = Pass.Compile(schema, new SchemaCompileOptions { DefaultDialect = SchemaDialect.Draft7 });

        Assert.That(compiled.Evaluate(Encoding.UTF8.GetBytes(instance)).Units.Select(unit => unit.KeywordLocation),
            Is.EquivalentTo(locations.Split(' ')));
    }

    [TestCase("5", """{"valid":true,"annotations":[{"valid":true,"keywordLocation":"/title","absoluteKeywordLocation":"#/title","instanceLocation":"","annotation":"T"}]}""")]
    [TestCase("\"\"", """{"valid":false,"errors":[{"valid":false,"keywordLocation":"/type","absoluteKeywordLocation":"#/type","instanceLocation":"","error":"type requires number, but the value is \"\"."}]}""")]
    public void WriteTo_Output_HasTheStandardsForm(string instance, string expected)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Evaluate("""{"title":"T","type":"number"}""", instance).WriteTo(writer);
        }

        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo(expected));
    }

    private static IEnumerable<string> Annotations(SchemaOutput output) =>
        output.Units.Select(unit => $"{unit.KeywordLocation} {unit.InstanceLocation} {unit.Annotation}");

    private static SchemaOutput Evaluate(string schema, string instance) => Pass.Compile(schema).Evaluate(Encoding.UTF8.GetBytes(instance));
}
