namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>What the dialects understand differently.</summary>
public sealed class DialectTests
{
    private const string Draft7 = "http://json-schema.org/draft-07/schema#";
    private const string Draft201909 = "https://json-schema.org/draft/2019-09/schema";
    private const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";

    [TestCase(Draft7, """ "prefixItems":[false] """, "[1]", true)]
    [TestCase(Draft201909, """ "prefixItems":[false] """, "[1]", true)]
    [TestCase(Draft202012, """ "prefixItems":[false] """, "[1]", false)]
    [TestCase(Draft7, """ "items":[{"type":"string"}],"additionalItems":{"type":"null"} """, """["a",null]""", true)]
    [TestCase(Draft7, """ "items":[{"type":"string"}],"additionalItems":{"type":"null"} """, "[null]", false)]
    [TestCase(Draft7, """ "additionalItems":false,"items":[{"type":"string"}] """, """["a","b"]""", false)]
    [TestCase(Draft201909, """ "items":[true],"additionalItems":false """, "[1,2]", false)]
    [TestCase(Draft201909, """ "items":{"type":"number"},"additionalItems":false """, "[1,2]", true)]
    [TestCase(Draft201909, """ "additionalItems":false """, "[1,2]", true)]
    [TestCase(Draft202012, """ "additionalItems":false,"prefixItems":[true] """, "[1,2]", true)]
    [TestCase(Draft7, """ "dependencies":{"a":["b"]} """, """{"a":1}""", false)]
    [TestCase(Draft7, """ "dependencies":{"a":["b"]} """, """{"a":1,"b":2}""", true)]
    [TestCase(Draft202012, """ "dependencies":{"a":["b"]} """, """{"a":1}""", false)]
    [TestCase(Draft7, """ "dependentRequired":{"a":["b"]} """, """{"a":1}""", true)]
    [TestCase(Draft201909, """ "dependentRequired":{"a":["b"]} """, """{"a":1}""", false)]
    [TestCase(Draft7, """ "unevaluatedProperties":false,"dependentSchemas":{"a":false},"unevaluatedItems":false,"minContains":9 """,
        """{"a":1}""", true)]
    [TestCase(Draft7, """ "$ref":"#/definitions/a","definitions":{"a":{"maximum":9}},"minimum":5 """, "1", true)]
    [TestCase(Draft7, """ "$ref":"#/definitions/a","definitions":{"a":{"maximum":9}},"minimum":5 """, "10", false)]
    [TestCase(Draft201909, """ "$ref":"#/$defs/a","$defs":{"a":{"maximum":9}},"minimum":5 """, "1", false)]
    public void Keyword_InDialect_CountsAsTheDialectDefines(string dialect, string keywords, string instance, bool valid)
    {
        Assert.That(Documents.Accepts($$"""{"$schema":"{{dialect}}",{{keywords}}}""", instance), Is.EqualTo(valid));
    }

    [Test]
    public void DefaultDialect_SchemaNamesNone_Counts()
    {
        var options = new SchemaCompileOptions { DefaultDialect = SchemaDialect.Draft7 };

        Assert.That(Documents.Accepts("""{"items":[{"type":"null"}]}""", "[1]", options), Is.False);
        Assert.That(Documents.Accepts($$"""{"$schema":"{{Draft202012}}","prefixItems":[{"type":"null"}]}""", "[1]", options), Is.False);
    }

    [Test]
    public void Schema_EmbeddedResource_HasItsOwnDialect()
    {
        var schema = $$"""
            {"$schema":"{{Draft202012}}","prefixItems":[{"$ref":"old"},{"type":"string"}],
             "$defs":{"x":{"$id":"old","$schema":"{{Draft7}}","items":[{"type":"null"}],"prefixItems":[false]} } }
            """;

        Assert.That(Documents.Accepts(schema, """[[null,1],"a"]"""), Is.True);
        Assert.That(Documents.Accepts(schema, """[[1]]"""), Is.False);
        Assert.That(Documents.Accepts(schema, """[[],1]"""), Is.False);
        Assert.That(Documents.Read(schema).PrefixItems[0].References[0].Target.Dialect, Is.EqualTo(SchemaDialect.Draft7));
    }

    [Test]
    public void Document_WithoutDialect_TakesThatOfTheReferrer()
    {
        var options = Documents.Of(("https://a.test/list", """{"items":[{"type":"null"}]}"""));

        Assert.That(Documents.Accepts($$"""{"$schema":"{{Draft7}}","$ref":"https://a.test/list"}""", "[1]", options), Is.False);
        Assert.That(Documents.Errors("""{"$ref":"https://a.test/list"}""", options), Is.EqualTo((string[])[
            "https://a.test/list#/items: A schema must be an object or a boolean."]));
    }

    [Test]
    public void Id_InDraft7_MayBeAnAnchor()
    {
        var schema = $$"""{"$schema":"{{Draft7}}","allOf":[{"$ref":"#n"}],"definitions":{"x":{"$id":"#n","type":"null"} } }""";

        Assert.That(Documents.Accepts(schema, "1"), Is.False);
        Assert.That(Documents.Errors(schema.Replace(Draft7, Draft201909, StringComparison.Ordinal)), Is.EqualTo((string[])[
            "#/definitions/x/$id: Must not have a fragment; use an anchor for a name.",
            "#/allOf/0/$ref: The reference '#n' cannot be resolved: there is no such anchor."]));
    }

    [TestCase("""{"$schema":"http://json-schema.org/draft-04/schema#"}""", "#/$schema")]
    [TestCase("""{"$defs":{"a":{"$id":"https://a.test/a","$schema":"https://a.test/unknown"}}}""", "#/$defs/a/$schema")]
    [TestCase("""{"$schema":5}""", "#/$schema")]
    [TestCase("""{"properties":{"a":{"$schema":"http://json-schema.org/draft-07/schema#"}}}""", "#/properties/a/$schema")]
    public void Schema_UnknownOrMisplaced_IsAnError(string schema, string place)
    {
        Assert.That(Documents.Errors(schema).Single(), Does.StartWith(place + ": "));
    }

    [Test]
    public void Annotations_OfEveryKind_AreRetained()
    {
        var node = Documents.Read("""
            {"title":"t","description":"d","default":{"a": 1},"examples":[1],"deprecated":true,"readOnly":true,"writeOnly":false,
             "contentEncoding":"base64","contentMediaType":"text/plain","contentSchema":{},"format":"date","x-own":[1, 2],"$comment":"c",
             "additionalItems":7}
            """);

        Assert.That(node.Annotations, Is.EqualTo(((string, string)[])[
            ("title", "\"t\""), ("description", "\"d\""), ("default", """{"a": 1}"""), ("examples", "[1]"), ("deprecated", "true"),
            ("readOnly", "true"), ("writeOnly", "false"), ("contentEncoding", "\"base64\""), ("contentMediaType", "\"text/plain\""),
            ("contentSchema", "{}"), ("format", "\"date\""), ("x-own", "[1, 2]"), ("additionalItems", "7")]));
    }

    [Test]
    public void Format_UnknownAndIgnored_OnlyAnnotates()
    {
        var node = Documents.Read("""{"format":"planet"}""", new SchemaCompileOptions { IgnoreUnknownFormats = true });

        Assert.That(node.Checks, Is.Empty);
        Assert.That(node.Annotations, Is.EqualTo(((string, string)[])[("format", "\"planet\"")]));
    }
}
