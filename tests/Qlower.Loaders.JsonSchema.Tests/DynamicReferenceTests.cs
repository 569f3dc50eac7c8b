namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>References whose target depends on the way that led to them.</summary>
public sealed class DynamicReferenceTests
{
    private const string Page = """
        {"$id":"https://a.test/page","type":"object",
         "properties":{"entries":{"type":"array","items":{"$dynamicRef":"#entry"}},"next":{"$ref":"#"}},
         "$defs":{"any":{"$dynamicAnchor":"entry"}}}
        """;

    private const string Node = """
        {"$id":"https://a.test/node","$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true,
         "properties":{"next":{"$recursiveRef":"#"}}}
        """;

    [Test]
    public void DynamicRef_TwoWaysThere_MeansEachTheirs()
    {
        var schema = """
            {"$id":"https://a.test/main","properties":{"numbers":{"$ref":"numbers"},"texts":{"$ref":"texts"},"plain":{"$ref":"page"}},
             "$defs":{"n":{"$id":"numbers","$ref":"page","$defs":{"e":{"$dynamicAnchor":"entry","type":"number"}}},
                      "t":{"$id":"texts","$ref":"page","$defs":{"e":{"$dynamicAnchor":"entry","type":"string"}}}}}
            """;
        var options = Documents.Of(("https://a.test/page", Page));

        var pass = Pass.Over(Pass.Compile(schema, options), """
            {"numbers":{"entries":[1,"a"],"next":{"entries":["b"]}},"texts":{"entries":[2,"c"]},"plain":{"entries":[1,"a"]}}
            """);

        Assert.That(pass.Findings.Select(finding => (finding.InstancePointer, finding.SchemaLocation)), Is.EqualTo(((string, string)[])[
            ("/numbers/entries/1", "#/$defs/n/$defs/e/type"), ("/numbers/next/entries/0", "#/$defs/n/$defs/e/type"),
            ("/texts/entries/0", "#/$defs/t/$defs/e/type")]));
    }

    [Test]
    public void DynamicRef_OutermostWins_ThoughAnInnerOneIsNearer()
    {
        var schema = """
            {"$id":"https://a.test/outer","$ref":"middle","$defs":{"e":{"$dynamicAnchor":"entry","maximum":5},
              "m":{"$id":"middle","$ref":"page","$defs":{"e":{"$dynamicAnchor":"entry","maximum":1}}}}}
            """;

        Assert.That(Documents.Accepts(schema, """{"entries":[5]}""", Documents.Of(("https://a.test/page", Page))), Is.True);
        Assert.That(Documents.Accepts(schema, """{"entries":[6]}""", Documents.Of(("https://a.test/page", Page))), Is.False);
    }

    [TestCase("#/$defs/own")]
    [TestCase("#plain")]
    public void DynamicRef_ToNoDynamicAnchor_IsAnOrdinaryReference(string reference)
    {
        var schema = """
            {"$id":"https://a.test/outer","$ref":"inner","$defs":{"e":{"$dynamicAnchor":"plain","type":"string"},
              "i":{"$id":"inner","items":{"$dynamicRef":"REFERENCE"},"$defs":{"own":{"$anchor":"plain","type":"null"}}}}}
            """.Replace("REFERENCE", reference, StringComparison.Ordinal);

        Assert.That(Documents.Accepts(schema, "[null]"), Is.True);
        Assert.That(Documents.Accepts(schema, """["a"]"""), Is.False);
    }

    [Test]
    public void DynamicRef_ToAnotherDocument_StartsThere()
    {
        var options = Documents.Of(("https://a.test/page", Page));
        var schema = """{"$id":"https://a.test/m","items":{"$dynamicRef":"page#entry"},"$defs":{"x":{"$dynamicAnchor":"entry","type":"null"}}}""";

        Assert.That(Documents.Accepts(schema, "[null]", options), Is.True);
        Assert.That(Documents.Accepts(schema, "[1]", options), Is.False);
        Assert.That(Documents.Accepts("""{"items":{"$dynamicRef":"https://a.test/page#entry"}}""", "[1]", options), Is.True);
    }

    [Test]
    public void DynamicRef_HasNoTarget_IsAnErrorReportedOnce()
    {
        var schema = """
            {"$id":"urn:m","properties":{"a":{"$ref":"urn:a"},"b":{"$ref":"urn:b"}},
             "$defs":{"a":{"$id":"urn:a","$ref":"urn:p","$defs":{"x":{"$dynamicAnchor":"x"}}},
                      "b":{"$id":"urn:b","$ref":"urn:p","$defs":{"x":{"$dynamicAnchor":"x"}}},
                      "p":{"$id":"urn:p","allOf":[{"$dynamicRef":"#x"},{"$dynamicRef":"#y"}],"$defs":{"x":{"$dynamicAnchor":"x"}}}}}
            """;

        Assert.That(Documents.Errors(schema), Is.EqualTo((string[])[
            "#/$defs/p/allOf/1/$dynamicRef: The reference '#y' cannot be resolved: there is no such anchor."]));
    }

    [Test]
    public void RecursiveRef_ExtendedNode_ReturnsToTheExtension()
    {
        var extension = """
            {"$id":"https://a.test/strict","$schema":"https://json-schema.org/draft/2019-09/schema","RECURSIVE":true,
             "$ref":"node","required":["name"]}
            """;
        var options = Documents.Of(("https://a.test/node", Node));
        var instance = """{"name":1,"next":{"next":{"name":1}}}""";

        var strict = Documents.Accepts(extension.Replace("RECURSIVE", "$recursiveAnchor", StringComparison.Ordinal), instance, options);
        var lax = Documents.Accepts(extension.Replace("RECURSIVE", "x", StringComparison.Ordinal), instance, options);

        Assert.That((strict, lax), Is.EqualTo((false, true)));
    }

    [Test]
    public void RecursiveRef_WithoutAnchorWhereItIs_IsAnOrdinaryReference()
    {
        var schema = """
            {"$id":"https://a.test/strict","$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":true,
             "properties":{"a":{"$id":"inner","properties":{"a":{"$recursiveRef":"#"}},"maxProperties":1}},"required":["a"]}
            """;

        Assert.That(Documents.Accepts(schema, """{"a":{"a":{}}}"""), Is.True);
    }

    [TestCase("""{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveRef":"#x"}""", "#/$recursiveRef: Must be '#'.")]
    [TestCase("""{"$schema":"https://json-schema.org/draft/2019-09/schema","$recursiveAnchor":1}""", "#/$recursiveAnchor: Must be a boolean.")]
    [TestCase("""{"$dynamicAnchor":"a","$dynamicRef":"#a"}""",
        "#: The schema refers to itself without descending into the instance.")]
    public void Reference_OfWrongShape_IsAnError(string schema, string error)
    {
        Assert.That(Documents.Errors(schema), Is.EqualTo((string[])[error]));
    }

    [Test]
    public void DynamicAnchor_ThatNothingLooksFor_MultipliesNothing()
    {
        var options = Documents.Of(("urn:p", """{"$dynamicAnchor":"x","properties":{"a":{"type":"null"}}}"""));
        var schema = """
            {"properties":{"a":{"$ref":"urn:a"},"b":{"$ref":"urn:b"}},"$defs":{
              "a":{"$id":"urn:a","$dynamicAnchor":"x","items":{"$ref":"urn:p"}},
              "b":{"$id":"urn:b","$dynamicAnchor":"x","items":{"$ref":"urn:p"}}}}
            """;

        var root = Documents.Read(schema, options);

        var first = root.Properties["a"].References[0].Target.Items!.References[0].Target;
        var second = root.Properties["b"].References[0].Target.Items!.References[0].Target;
        Assert.That(first, Is.SameAs(second));
    }

    [Test]
    public void DynamicScopes_WithoutBound_AreAnError()
    {
        // Every subset of the thirty anchors can be the way to the reference.
        var count = 30;
        var resources = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""
            "r{{i}}":{"$id":"urn:r{{i}}","items":{"$ref":"urn:r{{i + 1}}"},"prefixItems":[{"$ref":"urn:s{{i}}"}]},
            "s{{i}}":{"$id":"urn:s{{i}}","items":{"$ref":"urn:r{{i + 1}}"},"$defs":{"x":{"$dynamicAnchor":"x{{i}}"} } }
            """));
        var uses = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"$dynamicRef":"#x{{i}}"}"""));
        var anchors = string.Join(',', Enumerable.Range(0, count).Select(i => $$"""
            "x{{i}}":{"$dynamicAnchor":"x{{i}}"}
            """));

        var errors = Documents.Errors($$"""
            {"$ref":"urn:r0","$defs":{ {{resources}},"end":{"$id":"urn:r{{count}}","allOf":[{{uses}}],"$defs":{ {{anchors}} } } } }
            """);

        Assert.That(errors.Single(), Does.Contain("Too many dynamic scopes"));
    }

    [Test]
    public void DynamicNames_WithoutBound_AreAnError()
    {
        var resources = string.Join(',', Enumerable.Range(0, 1_500).Select(i => $$"""
            "r{{i}}":{"$id":"urn:r{{i}}","items":{"$dynamicRef":"#x{{i}}"},"contains":{"$ref":"urn:r{{(i + 1) % 1_500}}"},"$dynamicAnchor":"x{{i}}"}
            """));

        var errors = Documents.Errors($$"""{"$ref":"urn:r0","$defs":{ {{resources}} } }""");

        Assert.That(errors.Single(), Does.Contain("Too many dynamic scopes"));
    }
}
