using System.Text;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Tests.Schemas;

/// <summary>The core's engine through the seam finds what NJsonSchema finds, where both know the keyword.</summary>
[TestFixture]
internal sealed class EngineAgreementTests
{
    [TestCase("""{"required":["a"]}""", """{"b":1}""", "QLW1001  a")]
    [TestCase("""{"required":["a"]}""", """{"a":null}""", "")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"a":1}""", "QLW1002 /a a")]
    [TestCase("""{"properties":{"a":{"maxLength":2}}}""", """{"a":"été"}""", "QLW1006 /a a")]
    [TestCase("""{"properties":{"a":{"maxLength":3}}}""", """{"a":"été"}""", "")]
    [TestCase("""{"properties":{"a":{"pattern":"^x"}}}""", """{"b":1,"a":"y"}""", "QLW1005 /a a")]
    [TestCase("""{"properties":{"a":{"enum":["x","y"]}}}""", """{"a":"z"}""", "QLW1003 /a a")]
    [TestCase("""{"properties":{"a":{"minimum":1,"maximum":5}}}""", """{"a":6}""", "QLW1007 /a a")]
    [TestCase("""{"properties":{"a":{"items":{"minimum":1}}}}""", """{"a":[1,0,2,0]}""", "QLW1007 /a/1 |QLW1007 /a/3 ")]
    [TestCase("""{"properties":{"a":{"maxItems":1}}}""", """{"a":[1,2]}""", "QLW1100 /a a")]
    [TestCase("""{"properties":{"a":{"properties":{"b":{"type":"integer"}}}}}""", """{"a":{"b":true}}""", "QLW1002 /a/b b")]
    [TestCase("""{"properties":{"a":{"maxLength":1,"x-rule":"AZUR1001"}}}""", """{"a":"xyz"}""", "AZUR1001 /a a")]
    [TestCase("""{"properties":{"a":{"maxLength":1,"pattern":"x","x-rule":{"maxLength":"AZUR1002"}}}}""", """{"a":"yy"}""", "AZUR1002 /a a|QLW1005 /a a")]
    public void Validate_Record_BothEnginesAgree(string schema, string record, string expected)
    {
        Assert.That(Findings(new StreamingSchemaEngine(), schema, record), Is.EqualTo(expected), "ours");
        Assert.That(Findings(new NJsonSchemaEngine(), schema, record), Is.EqualTo(expected), "theirs");
    }

    private static string Findings(ISchemaEngine engine, string schema, string record)
    {
        var bytes = Encoding.UTF8.GetBytes(record);
        var compiled = new RecordSchema(engine, Encoding.UTF8.GetBytes(schema));
        return string.Join('|', compiled.Validator.Validate(bytes).Select(violation =>
        {
            var place = PointerLocator.Find(bytes, violation.InstancePointer);
            return $"{compiled.CodeOf(violation)} {place.Pointer} {violation.Property ?? place.Field}";
        }).Order(StringComparer.Ordinal));
    }
}
