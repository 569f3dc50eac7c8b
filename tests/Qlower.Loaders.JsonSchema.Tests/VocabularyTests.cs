namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Dialects that a registered meta-schema describes.</summary>
public sealed class VocabularyTests
{
    private const string Core = "https://json-schema.org/draft/2020-12/vocab/core";
    private const string Applicator = "https://json-schema.org/draft/2020-12/vocab/applicator";
    private const string Validation = "https://json-schema.org/draft/2020-12/vocab/validation";
    private const string FormatAssertion = "https://json-schema.org/draft/2020-12/vocab/format-assertion";

    [Test]
    public void Vocabulary_WithoutValidation_ItsKeywordsOnlyAnnotates()
    {
        var options = MetaSchema($$"""{"{{Core}}":true,"{{Applicator}}":true}""");
        var schema = """{"$schema":"urn:meta","properties":{"a":{"minimum":"not even a number"},"b":false}}""";

        Assert.That(Documents.Accepts(schema, """{"a":1}""", options), Is.True);
        Assert.That(Documents.Accepts(schema, """{"b":1}""", options), Is.False);
        Assert.That(Documents.Read(schema, options).Properties["a"].Annotations, Is.EqualTo(((string, string)[])[
            ("minimum", "\"not even a number\"")]));
    }

    [Test]
    public void Vocabulary_WithoutApplicator_NothingBelowIsASchema()
    {
        var options = MetaSchema($$"""{"{{Core}}":true,"{{Validation}}":true}""");

        Assert.That(Documents.Accepts("""{"$schema":"urn:meta","properties":{"a":{"$id":5}},"required":["a"]}""", """{"a":1}""", options), Is.True);
        Assert.That(Documents.Accepts("""{"$schema":"urn:meta","properties":{"a":false},"required":["b"]}""", """{"a":1}""", options), Is.False);
    }

    [TestCase("true")]
    [TestCase("false")]
    public void Vocabulary_FormatAssertion_DemandsWhateverTheOptions(string required)
    {
        var options = MetaSchema($$"""{"{{Core}}":true,"{{FormatAssertion}}":{{required}}}""");
        var schema = """{"$schema":"urn:meta","format":"date"}""";

        Assert.That(options.AssertFormats, Is.False);
        Assert.That(Documents.Accepts(schema, "\"today\"", options), Is.False);
        Assert.That(Documents.Accepts("""{"format":"date"}""", "\"today\"", options), Is.True);
    }

    [TestCase("true", false)]
    [TestCase("false", true)]
    public void Vocabulary_FormatOf201909_DemandsWhenRequired(string required, bool valid)
    {
        var options = MetaSchema($$"""
            {"https://json-schema.org/draft/2019-09/vocab/core":true,"https://json-schema.org/draft/2019-09/vocab/format":{{required}}}
            """);

        Assert.That(Documents.Accepts("""{"$schema":"urn:meta","format":"date"}""", "\"today\"", options), Is.EqualTo(valid));
    }

    [Test]
    public void Vocabulary_UnknownButOptional_IsIgnored()
    {
        var options = MetaSchema($$"""{"{{Core}}":true,"{{Validation}}":true,"urn:own":false}""");

        Assert.That(Documents.Accepts("""{"$schema":"urn:meta","type":"null","own":5}""", "1", options), Is.False);
    }

    [Test]
    public void Vocabulary_UnknownAndRequired_IsAnErrorWhereItIsUsed()
    {
        var options = MetaSchema($$"""{"{{Core}}":true,"urn:own":true}""");

        Assert.That(Documents.Errors("""{"$defs":{"a":{"$id":"urn:a","$schema":"urn:meta"}}}""", options), Is.EqualTo((string[])[
            "#/$defs/a/$schema: The dialect requires the vocabulary 'urn:own', which is not supported."]));
    }

    [Test]
    public void MetaSchema_WithoutVocabulary_MeansItsOwnDialect()
    {
        var options = Documents.Of(("urn:meta", """{"$schema":"http://json-schema.org/draft-07/schema#"}"""));

        Assert.That(Documents.Accepts("""{"$schema":"urn:meta","items":[{"type":"null"}]}""", "[1]", options), Is.False);
    }

    [Test]
    public void MetaSchema_WrittenInItself_IsAnError()
    {
        var options = Documents.Of(("urn:meta", """{"$schema":"urn:meta"}"""));

        Assert.That(Documents.Errors("""{"$schema":"urn:meta"}""", options).Single(), Does.StartWith("#/$schema: "));
    }

    [Test]
    public void MetaSchema_WrittenInItselfWithVocabularies_IsWhatTheySay()
    {
        var options = Documents.Of(("urn:meta", $$"""{"$schema":"urn:meta","$vocabulary":{"{{Core}}":true,"{{Applicator}}":true} }"""));

        Assert.That(Documents.Accepts("""{"$schema":"urn:meta","prefixItems":[{"not":{}}]}""", "[1]", options), Is.False);
    }

    private static SchemaCompileOptions MetaSchema(string vocabulary) => new()
    {
        AssertFormats = false,
        Documents = Documents.Of(("urn:meta", $$"""
            {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:meta","$vocabulary":{{vocabulary}}}
            """)).Documents,
    };
}
