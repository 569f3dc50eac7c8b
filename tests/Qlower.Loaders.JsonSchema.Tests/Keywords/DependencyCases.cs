namespace Qlower.Loaders.JsonSchema.Tests.Keywords;

/// <summary>What one member asks of the others.</summary>
public sealed class DependencyCases
{
    [TestCase("""{"dependentRequired":{"a":["b"],"c":[]}}""", """{"c":1}""", """[]""", """ ¶{"a":1}""", "dependentRequired . #/dependentRequired b")]
    [TestCase("""{"dependentSchemas":{"a":{"required":["b"],"maxProperties":2}}}""", """{"a":1,"b":2}""", """{"c":3,"d":4,"e":5}""", """¶{"a":1}""",
        "required . #/dependentSchemas/a/required b")]
    [TestCase("""{"dependentSchemas":{"a":{"properties":{"b":{"type":"string"}}}}}""", """{"a":1,"b":""}""", """{"b":1}""", """{"b":¶1,"a":1}""",
        "type /b #/dependentSchemas/a/properties/b/type")]
    public void Dependent_MemberWithoutTheOthers_IsReported(string schema, string valid, string alsoValid, string invalid, params string[] findings)
    {
        foreach (var dialect in (SchemaDialect[])[SchemaDialect.Draft202012, SchemaDialect.Draft201909])
        {
            Assert.That(Pass.Over(Pass.Compile(schema, new SchemaCompileOptions { DefaultDialect = dialect }), alsoValid).Findings, Is.Empty);
            KeywordCase.Check(dialect, schema, valid, invalid, findings);
        }
    }

    [TestCase("""{"dependencies":{"a":["b"]}}""", """{"b":1}""", """ ¶{"a":1}""", "dependencies . #/dependencies b")]
    [TestCase("""{"dependencies":{"a":{"required":["b"]}}}""", """{"a":1,"b":1}""", """¶{"a":1}""", "required . #/dependencies/a/required b")]
    [TestCase("""{"dependencies":{"a":{"properties":{"b":{"minimum":2}}}}}""", """{"b":1}""", """{"b":¶1,"a":0}""",
        "minimum /b #/dependencies/a/properties/b/minimum")]
    public void Draft7Dependencies_MemberWithoutTheOthers_IsReported(string schema, string valid, string invalid, params string[] findings) =>
        KeywordCase.Check(SchemaDialect.Draft7, schema, valid, invalid, findings);

    [TestCase("""{"dependentRequired":{"a":["b"]},"dependentSchemas":{"a":false},"maxProperties":1}""")]
    public void Draft7_KeywordsOfLaterDrafts_AreIgnored(string schema) =>
        KeywordCase.Check(SchemaDialect.Draft7, schema, """{"a":1}""", """¶{"a":1,"c":1}""", ["maxProperties . #/maxProperties"]);
}
