using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Objects and arrays in <c>const</c> and <c>enum</c>.</summary>
public sealed class StructuredLiteralTests
{
    [TestCase("""{"const":{"a":1,"b":[true]}}""", """{"b":[true],"a":1.0}""", """{"b":[true]}""")]
    [TestCase("""{"const":{"a":1}}""", "{\"\\u0061\":1}", """{"a":1,"b":2}""")]
    [TestCase("""{"const":[]}""", "[ ]", "{}")]
    [TestCase("""{"const":[1,[2]]}""", "[1e0,[2]]", "[[2],1]")]
    [TestCase("""{"enum":[1,{"a":null},[]]}""", """{"a":null}""", """{"a":0}""")]
    [TestCase("""{"enum":[1,{"a":null},[]]}""", "1", "2")]
    [TestCase("""{"enum":[1,{"a":"\u00e9\n"},[]]}""", "{\"a\":\"é\\u000a\"}", "[1]")]
    [TestCase("""{"anyOf":[{"const":{"a":1}},{"const":{"a":2}}]}""", """{"a":2}""", """{"a":3}""")]
    [TestCase("""{"properties":{"x":{"enum":[[1],[2]]}}}""", """{"x":[2]}""", """{"x":[3]}""")]
    public void Literal_EqualAndOther_AreDistinguished(string schema, string valid, string invalid)
    {
        Assert.That(Pass.Over(schema, valid).Findings, Is.Empty);
        Assert.That(Pass.Over(schema, invalid).Single.Keyword, Is.EqualTo("const").Or.EqualTo("enum"));
        Assert.That(Pass.Compile(schema).IsValidAsTree(Encoding.UTF8.GetBytes(valid)));
        Assert.That(Pass.Compile(schema).IsValidAsTree(Encoding.UTF8.GetBytes(invalid)), Is.False);
    }

    [Test]
    public void Literal_Failing_ReportsPlaceAndExpectation()
    {
        var finding = Pass.Over("""{"items":{"enum":[{"a":1},"x"]}}""", "[\"x\", {\"a\":2}]").Single;

        Assert.That((finding.Keyword, finding.InstancePointer, finding.Offset), Is.EqualTo(("enum", "/1", 6L)));
        Assert.That((finding.Expected, finding.Actual), Is.EqualTo(("""{"a":1}, "x" """.TrimEnd(), "object")));
    }

    [Test]
    public void Literal_ScalarsOnly_NeedsNoBuffer()
    {
        Assert.That(Pass.Compile("""{"enum":[1,"a"],"items":{"const":null}}""").BufferedKeywords, Is.Empty);
        Assert.That(Pass.Compile("""{"items":{"enum":[1,[]]}}""").BufferedKeywords.Single().ToString(), Is.EqualTo("#/items/enum: enum"));
    }

    [Test]
    public void Literal_RecordsInARow_AreAllJudged()
    {
        var records = Enumerable.Range(0, 60).Select(i => i is 7 or 50 ? """{"a":2}""" : """{"a":1}""");

        var pass = Pass.Over("""{"items":{"properties":{"a":{"type":"number"}},"enum":[{"a":1}]}}""", $"[{string.Join(',', records)}]");

        Assert.That(pass.Findings.Select(finding => finding.InstancePointer), Is.EqualTo((string[])["/7", "/50"]));
    }

    [TestCase("""{"enum":[[1]]}""", "{\"a\":[1]}")]
    [TestCase("""{"const":{"a":1}}""", "[1]")]
    public void Literal_OfAnotherKind_FailsByKindAlone(string schema, string instance)
    {
        var pass = Pass.Over(schema, instance, new ValidationLimits { MaxBufferedBytes = 1 });

        Assert.That(pass.Single.Fault, Is.EqualTo(JsonFault.None));
    }
}
