namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary><c>contains</c>, <c>minContains</c>, <c>maxContains</c>.</summary>
public sealed class ContainsTests
{
    [TestCase("""{"contains":{"const":1}}""", "[2,1]", "[2]")]
    [TestCase("""{"contains":true}""", "[null]", "[]")]
    [TestCase("""{"contains":false}""", "{}", "[1]")]
    [TestCase("""{"contains":{"required":["a"]},"minContains":2}""", """[{"a":1},{"b":1},{"a":2}]""", """[{"a":1},{"b":1}]""")]
    [TestCase("""{"contains":{"type":"string"},"maxContains":1}""", """["a",1]""", """["a","b"]""")]
    [TestCase("""{"contains":{"type":"string"},"minContains":0,"maxContains":1}""", "[]", """["a","b"]""")]
    [TestCase("""{"contains":{"contains":{"const":"\u00e9"}}}""", """[[],["é"]]""", """[["e"]]""")]
    [TestCase("""{"items":{"contains":{"const":1}}}""", "[[1],[2,1]]", "[[1],[2]]")]
    [TestCase("""{"not":{"contains":{"const":1}}}""", "[2]", "[1]")]
    [TestCase("""{"if":{"contains":{"const":1}},"then":{"maxItems":1},"else":{"minItems":3}}""", "[1]", "[1,2]")]
    [TestCase("""{"if":{"contains":{"const":1}},"then":{"maxItems":1},"else":{"minItems":3}}""", "[2,3,4]", "[2]")]
    public void Contains_FittingAndOther_AreDistinguished(string schema, string valid, string invalid)
    {
        Assert.That(Pass.Over(schema, valid).Findings, Is.Empty);
        Assert.That(Pass.Over(schema, invalid).Outcome.IsValid, Is.False);
        Assert.That(Pass.Compile(schema).IsValidAsTree(System.Text.Encoding.UTF8.GetBytes(valid)));
        Assert.That(Pass.Compile(schema).IsValidAsTree(System.Text.Encoding.UTF8.GetBytes(invalid)), Is.False);
    }

    [TestCase("""{"properties":{"list":{"contains":{"const":1}}}}""", "contains", "1", "0")]
    [TestCase("""{"properties":{"list":{"contains":{"type":"number"},"minContains":5}}}""", "minContains", "5", "3")]
    [TestCase("""{"properties":{"list":{"contains":{"type":"number"},"maxContains":2}}}""", "maxContains", "2", "3")]
    public void Contains_Failing_ReportsHowManyMatchAndAreRequired(string schema, string keyword, string expected, string actual)
    {
        var finding = Pass.Over(schema, "{\n \"list\": [2, 3, 4]}").Single;

        Assert.That(finding.Keyword, Is.EqualTo(keyword));
        Assert.That(finding.SchemaLocation, Is.EqualTo($"#/properties/list/{keyword}"));
        Assert.That((finding.InstancePointer, finding.Line, finding.Column, finding.Offset), Is.EqualTo(("/list", 2L, 10L, 11L)));
        Assert.That((finding.Expected, finding.Actual), Is.EqualTo((expected, actual)));
    }

    [Test]
    public void Contains_NeverFailing_NeedsNoBuffer()
    {
        Assert.That(Pass.Compile("""{"contains":{"const":1},"minContains":0}""").BufferedKeywords, Is.Empty);
    }

    [Test]
    public void Contains_AsWarning_LeavesTheInstanceValid()
    {
        var pass = Pass.Over("""{"x-advice":[{"contains":{"const":1},"x-rule":"R1"}]}""", "[2]");

        Assert.That(pass.Outcome.IsValid);
        Assert.That((pass.Single.IsWarning, pass.Single.Rule, pass.Single.Keyword), Is.EqualTo((true, "R1", "contains")));
    }
}
