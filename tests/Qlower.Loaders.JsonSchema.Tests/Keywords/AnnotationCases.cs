namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>Keywords that say something about a value and never forbid it.</summary>
public sealed class AnnotationCases
{
    [TestCase("""{"title":"t","description":"d","default":{"x":1},"examples":[1],"readOnly":true,"writeOnly":true,"$comment":"c"}""")]
    [TestCase("""{"contentEncoding":"base64","contentMediaType":"application/json"}""")]
    [TestCase("""{"if":false,"minContains":3,"maxContains":0,"x-mine":{"type":"null"}}""")]
    public void Annotation_AnyValue_IsValidInEveryDialect(string schema)
    {
        foreach (var dialect in Enum.GetValues<SchemaDialect>())
        {
            var compiled = Pass.Compile(schema, new SchemaCompileOptions { DefaultDialect = dialect });
            foreach (var instance in (string[])["null", "\"{\"", "[1,[2]]", """{"a":{"b":1}}"""])
            {
                Assert.That(Pass.Over(compiled, instance).Findings, Is.Empty, $"{dialect} {instance}");
            }
        }
    }

    [TestCase("""{"deprecated":true,"contentSchema":{"type":"null"},"contentMediaType":"application/json"}""")]
    public void Annotation_OfLaterDrafts_NeverForbids(string schema) => Annotation_AnyValue_IsValidInEveryDialect(schema);

    [TestCase("""{"format":"date"}""", "\"x\"")]
    [TestCase("""{"format":"unheard-of"}""", "1")]
    public void Format_NotAsserted_NeverForbids(string schema, string instance)
    {
        foreach (var dialect in Enum.GetValues<SchemaDialect>())
        {
            var compiled = Pass.Compile(schema, new SchemaCompileOptions { DefaultDialect = dialect, AssertFormats = false });

            Assert.That(Pass.Over(compiled, instance).Findings, Is.Empty);
        }
    }
}
