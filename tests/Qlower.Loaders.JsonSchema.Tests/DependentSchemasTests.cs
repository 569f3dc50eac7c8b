using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary><c>dependentSchemas</c>.</summary>
public sealed class DependentSchemasTests
{
    private const string Schema = """
        {"properties":{"a":{"type":"number"}},
         "dependentSchemas":{"a":{"required":["b"],"properties":{"c":{"type":"string"}}},"/":false}}
        """;

    [TestCase("{}")]
    [TestCase("""{"c":1}""")]
    [TestCase("""{"a":1,"b":1,"c":""}""")]
    [TestCase("[]")]
    [TestCase("5")]
    public void DependentSchemas_Fitting_Passes(string instance)
    {
        Assert.That(Pass.Over(Schema, instance).Findings, Is.Empty);
        Assert.That(Pass.Compile(Schema).IsValidAsTree(Encoding.UTF8.GetBytes(instance)));
    }

    [TestCase("""{"a":1,"b":1,"c":2}""", "/c", "#/dependentSchemas/a/properties/c/type")]
    [TestCase("""{"c":2,"b":1,"a":1}""", "/c", "#/dependentSchemas/a/properties/c/type")]
    [TestCase("""{"a":1}""", "", "#/dependentSchemas/a/required")]
    [TestCase("""{"/":1}""", "", "#/dependentSchemas/~1")]
    public void DependentSchemas_TriggerThere_ReportsWhatFails(string instance, string pointer, string location)
    {
        var finding = Pass.Over(Schema, instance).Single;

        Assert.That((finding.InstancePointer, finding.SchemaLocation), Is.EqualTo((pointer, location)));
        Assert.That(Pass.Compile(Schema).IsValidAsTree(Encoding.UTF8.GetBytes(instance)), Is.False);
    }

    [Test]
    public void DependentSchemas_WithinBranches_CountForTheirBranch()
    {
        var schema = """{"anyOf":[{"dependentSchemas":{"a":{"required":["b"]}}},{"required":["c"]}]}""";

        Assert.That(Pass.Over(schema, """{"a":1,"c":1}""").Findings, Is.Empty);
        Assert.That(Pass.Over(schema, """{"b":1}""").Findings, Is.Empty);
        Assert.That(Pass.Over(schema, """{"a":1}""").Single.Keyword, Is.EqualTo("required"));
    }

    [Test]
    public void DependentSchemas_AsWarning_LeavesTheInstanceValid()
    {
        var pass = Pass.Over("""{"x-advice":[{"dependentSchemas":{"a":{"required":["b"]}}}]}""", """{"a":1}""");

        Assert.That(pass.Outcome.IsValid);
        Assert.That((pass.Single.IsWarning, pass.Single.Property), Is.EqualTo((true, "b")));
    }

    [Test]
    public void DependentSchemas_NeedNoBuffer()
    {
        Assert.That(Pass.Compile(Schema).BufferedKeywords, Is.Empty);
    }
}
