using System.Text;
using Qlower.Loaders.JsonSchema.Resolution;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Identifiers, and what references lead to.</summary>
public sealed class ReferenceTests
{
    // The examples of RFC 3986, section 5.4.
    [TestCase("g:h", "g:h")]
    [TestCase("g", "http://a/b/c/g")]
    [TestCase("./g", "http://a/b/c/g")]
    [TestCase("g/", "http://a/b/c/g/")]
    [TestCase("/g", "http://a/g")]
    [TestCase("//G", "http://g")]
    [TestCase("?y", "http://a/b/c/d;p?y")]
    [TestCase("g?y", "http://a/b/c/g?y")]
    [TestCase("#s", "http://a/b/c/d;p?q#s")]
    [TestCase("g?y#s", "http://a/b/c/g?y#s")]
    [TestCase(";x", "http://a/b/c/;x")]
    [TestCase("", "http://a/b/c/d;p?q")]
    [TestCase(".", "http://a/b/c/")]
    [TestCase("..", "http://a/b/")]
    [TestCase("../g", "http://a/b/g")]
    [TestCase("../..", "http://a/")]
    [TestCase("../../../g", "http://a/g")]
    [TestCase("/./g", "http://a/g")]
    [TestCase("/../g", "http://a/g")]
    [TestCase("g.", "http://a/b/c/g.")]
    [TestCase("..g", "http://a/b/c/..g")]
    [TestCase("./../g", "http://a/b/g")]
    [TestCase("g/./h", "http://a/b/c/g/h")]
    [TestCase("g/../h", "http://a/b/c/h")]
    [TestCase("g?y/../x", "http://a/b/c/g?y/../x")]
    [TestCase("g#s/../x", "http://a/b/c/g#s/../x")]
    public void Resolve_Reference_FollowsRfc3986(string reference, string expected)
    {
        Assert.That(UriReference.Resolve("http://a/b/c/d;p?q", reference), Is.EqualTo(expected));
    }

    [TestCase("urn:example:a", "#x", "urn:example:a#x")]
    [TestCase("urn:example:a?=q", "#x", "urn:example:a?=q#x")]
    [TestCase("urn:example:a", "URN:example:b", "urn:example:b")]
    [TestCase("file:///x/y.json", "z.json", "file:///x/z.json")]
    [TestCase("tag:a.test,2026:x", "", "tag:a.test,2026:x")]
    [TestCase("http://a.test", "b", "http://a.test/b")]
    public void Resolve_OtherSchemes_KeepsTheirForm(string at, string reference, string expected)
    {
        Assert.That(UriReference.Resolve(at, reference), Is.EqualTo(expected));
    }

    [TestCase("#/$defs/a~1b")]
    [TestCase("#/$defs/a%7E1b")]
    [TestCase("#%2F$defs/a~1b")]
    [TestCase("#name")]
    [TestCase("https://a.test/dir/main#name")]
    [TestCase("main#/$defs/a~1b")]
    [TestCase("inner")]
    [TestCase("https://a.test/dir/inner#")]
    [TestCase("/dir/inner#/$defs/deep")]
    [TestCase("inner#deep")]
    [TestCase("#/$defs/inner")]
    [TestCase("#/$defs/inner/$defs/deep")]
    [TestCase("urn:x:deepest")]
    [TestCase("#/x-unknown/0/schema")]
    [TestCase("#/examples/0")]
    [TestCase("../registered.json")]
    [TestCase("https://a.test/registered.json#/$defs/x")]
    [TestCase("HTTPS://A.test/./registered.json#x")]
    [TestCase("https://elsewhere.test/canonical")]
    [TestCase("https://elsewhere.test/embedded")]
    public void Ref_ToAnyIdentifier_FindsTheNull(string reference)
    {
        var schema = """
            {"$id":"https://a.test/dir/main","items":{"$ref":"REFERENCE"},"examples":[{"type":"null"}],
             "x-unknown":[{"schema":{"type":"null"}}],
             "$defs":{"a/b":{"$anchor":"name","type":"null"},
                      "inner":{"$id":"inner","type":"null","$defs":{"deep":{"$anchor":"deep","type":"null"},
                                                                     "x":{"$id":"urn:x:deepest","type":"null"}}}}}
            """.Replace("REFERENCE", reference, StringComparison.Ordinal);
        var options = Documents.Of(("https://a.test/registered.json", """{"type":"null","$defs":{"x":{"$anchor":"x","type":"null"}}}"""),
            ("file:///other.json", """
                {"$id":"https://elsewhere.test/canonical","type":"null","$defs":{"e":{"$id":"embedded","type":"null"}}}
                """));

        Assert.That(Documents.Accepts(schema, "[null]", options), Is.True);
        Assert.That(Documents.Accepts(schema, "[0]", options), Is.False);
    }

    [TestCase("other", "no document is registered as 'https://a.test/other'")]
    [TestCase("#nowhere", "no such anchor")]
    [TestCase("#in-const", "no such anchor")]
    [TestCase("in-const", "no document")]
    [TestCase("in-unknown", "no document")]
    [TestCase("#/$defs/none", "nothing at this place")]
    [TestCase("#/allOf/1", "nothing at this place")]
    [TestCase("#/allOf/-1", "nothing at this place")]
    [TestCase("#/$defs/c/minimum/x", "nothing at this place")]
    public void Ref_HasNoTarget_IsAnErrorAtItsPlace(string reference, string reason)
    {
        var schema = """
            {"$id":"https://a.test/main","allOf":[{"$ref":"REFERENCE"}],
             "$defs":{"c":{"minimum":1}},"x-const":{"$id":"in-const","$anchor":"in-const"},"x-unknown":{"a":{"$id":"in-unknown"}}}
            """.Replace("REFERENCE", reference, StringComparison.Ordinal);

        var error = Documents.Errors(schema).Single();

        Assert.That(error, Does.StartWith($"#/allOf/0/$ref: The reference '{reference}' cannot be resolved: "));
        Assert.That(error, Does.Contain(reason));
    }

    [Test]
    public void Ref_ToNoSchema_IsAnErrorAtTheTarget()
    {
        Assert.That(Documents.Errors("""{"$ref":"#/x/y","x":{"y":5}}"""), Is.EqualTo((string[])[
            "#/x/y: A schema must be an object or a boolean."]));
    }

    [Test]
    public void BaseUri_RelativeReferences_StartThere()
    {
        var options = new SchemaCompileOptions
        {
            BaseUri = "https://a.test/dir/main.json",
            Documents = Documents.Of(("https://a.test/dir/part.json", """{"$ref":"main.json#/$defs/x"}""")).Documents,
        };

        var pass = Pass.Over(Pass.Compile("""{"properties":{"a":{"$ref":"part.json"}},"$defs":{"x":{"type":"null"}}}""", options), """{"a":1}""");

        Assert.That(pass.Single.SchemaLocation, Is.EqualTo("#/$defs/x/type"));
    }

    [Test]
    public void SchemaLocation_OtherDocument_BeginsWithItsUri()
    {
        var options = Documents.Of(("urn:x:a", """{"$id":"https://a.test/canonical","properties":{"é":{"type":"null"}}}"""));
        var schema = """{"$ref":"urn:x:a"}""";

        var pass = Pass.Over(Pass.Compile(schema, options), """{"é":1}""");
        var target = Documents.Read(schema, options).References.Single().Target;

        Assert.That(pass.Single.SchemaLocation, Is.EqualTo("urn:x:a#/properties/é/type"));
        Assert.That(target.Properties["é"].AbsoluteLocation, Is.EqualTo("https://a.test/canonical#/properties/%C3%A9"));
    }

    [Test]
    public void AbsoluteLocation_EmbeddedResource_StartsAtItsRoot()
    {
        var node = Documents.Read("""{"$id":"https://a.test/a","properties":{"p":{"$id":"b","items":{"not":false}}}}""");

        Assert.That(node.AbsoluteLocation, Is.EqualTo("https://a.test/a#"));
        Assert.That(node.Properties["p"].AbsoluteLocation, Is.EqualTo("https://a.test/b#"));
        Assert.That(node.Properties["p"].Items!.Not!.AbsoluteLocation, Is.EqualTo("https://a.test/b#/items/not"));
        Assert.That(node.Properties["p"].Items!.Not!.Pointer, Is.EqualTo("#/properties/p/items/not"));
    }

    [Test]
    public void AbsoluteLocation_NoUriKnown_IsRelative()
    {
        var node = Documents.Read("""{"properties":{"p":{"$id":"b","items":true}}}""");

        Assert.That(node.AbsoluteLocation, Is.EqualTo("#"));
        Assert.That(node.Properties["p"].Items!.AbsoluteLocation, Is.EqualTo("b#/items"));
    }

    [TestCase("""{"$defs":{"a":{"$anchor":"x"},"b":{"$anchor":"x"}}}""", "#/$defs/b/$anchor: The name 'x' is also that of #/$defs/a.")]
    [TestCase("""{"$defs":{"a":{"$id":"urn:a"},"b":{"$id":"urn:a"}}}""", "#/$defs/b/$id: The URI 'urn:a' is also that of #/$defs/a.")]
    [TestCase("""{"$anchor":"#x"}""", "#/$anchor: '#x' is not a name that an anchor may have.")]
    [TestCase("""{"$dynamicAnchor":""}""", "#/$dynamicAnchor: '' is not a name that an anchor may have.")]
    [TestCase("""{"$anchor":1}""", "#/$anchor: Must be a string.")]
    [TestCase("""{"$dynamicRef":1}""", "#/$dynamicRef: Must be a string.")]
    [TestCase("""{"$id":1}""", "#/$id: Must be a string.")]
    [TestCase("""{"$id":"a#b"}""", "#/$id: Must not have a fragment; use an anchor for a name.")]
    [TestCase("""{"$defs":[]}""", "#/$defs: Must be an object of schemas.")]
    [TestCase("""{"definitions":5}""", "#/definitions: Must be an object of schemas.")]
    [TestCase("""{"dependencies":[]}""", "#/dependencies: Must be an object of schemas and string arrays.")]
    [TestCase("""{"dependencies":{"a":5}}""", "#/dependencies/a: A schema must be an object or a boolean.")]
    [TestCase("""{"items":[true]}""", "#/items: A schema must be an object or a boolean.")]
    [TestCase("""{"readOnly":1}""", "#/readOnly: Must be a boolean.")]
    [TestCase("""{"examples":1}""", "#/examples: Must be an array.")]
    [TestCase("""{"contentSchema":1}""", "#/contentSchema: A schema must be an object or a boolean.")]
    [TestCase("""{"$vocabulary":[]}""", "#/$vocabulary: Must be an object from vocabulary to boolean.")]
    [TestCase("""{"$vocabulary":{"urn:x":1}}""", "#/$vocabulary/urn:x: Must be a boolean.")]
    public void Identifier_OfWrongShape_IsAnError(string schema, string error)
    {
        Assert.That(Documents.Errors(schema), Is.EqualTo((string[])[error]));
    }

    [Test]
    public void Documents_NotJson_IsAnErrorOfTheDocument()
    {
        var errors = Documents.Errors("""{"$ref":"urn:x"}""", Documents.Of(("urn:x", "{")));

        Assert.That(errors, Has.Some.StartWith("urn:x#: The schema is not JSON"));
    }

    [TestCase("relative.json")]
    [TestCase("urn:x#fragment")]
    public void Documents_KeyIsNoAbsoluteUri_Throws(string key)
    {
        Assert.Throws<ArgumentException>(() => Pass.Compile("{}", Documents.Of((key, "{}"))));
        Assert.Throws<ArgumentException>(() => Pass.Compile("{}", new SchemaCompileOptions { BaseUri = key }));
    }

    [Test]
    public void Ref_LongChain_IsAnErrorNotACrash()
    {
        var chain = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$"""
            "n{{i}}":{"$ref":"#/$defs/n{{i + 1}}"}
            """));

        var errors = Documents.Errors($$"""{"$ref":"#/$defs/n0","$defs":{ {{chain}},"n20000":{} } }""");

        Assert.That(errors.Single(), Does.Contain("Too many schemas apply one another"));
    }

    [TestCase("""{"not":""", "}", 500)]
    [TestCase("""{"items":""", "}", 500)]
    [TestCase("""{"anyOf":[{},""", "]}", 250)]
    public void Schema_NestedToTheDepthOfJson_Works(string open, string close, int depth)
    {
        var schema = string.Concat(Enumerable.Repeat(open, depth)) + "true" + string.Concat(Enumerable.Repeat(close, depth));

        var compiled = CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema));

        Assert.That(new StreamingValidator(compiled, new RecordingSink()).Validate("1"u8).IsValid, Is.True);
    }

    [Test]
    public void Branches_SharingTheirParts_ComeToAnEnd()
    {
        // Each level refers to the next one twice: 2^60 ways down.
        var levels = string.Join(',', Enumerable.Range(0, 60).Select(i => $$"""
            "n{{i}}":{"anyOf":[{"$ref":"#/$defs/n{{i + 1}}"},{"$ref":"#/$defs/n{{i + 1}}"}]}
            """));

        var errors = Documents.Errors($$"""{"$ref":"#/$defs/n0","$defs":{ {{levels}},"n60":{"minimum":1} } }""");

        Assert.That(errors.Single(), Does.Contain("Too many schemas combine"));
    }
}
