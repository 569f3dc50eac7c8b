using Qlower.Loaders.Schemas;

namespace Qlower.Loaders.Tests.Schemas;

/// <summary>The code of a rule from what an engine tells of its place.</summary>
[TestFixture]
internal sealed class RecordSchemaTests
{
    private static readonly byte[] Document =
        """{"allOf":[{"required":["a"],"x-rule":"AZUR1001"}],"properties":{"a/b":{"maxLength":1,"pattern":"x","x-rule":{"maxLength":"AZUR1002"}}},"x-rule":7}"""u8.ToArray();

    [TestCase("#/allOf/0/required", "required", "AZUR1001")]
    [TestCase("/allOf/0/required", "required", "AZUR1001")]
    [TestCase("https://example.org/schema#/allOf/0", "required", "AZUR1001")]
    [TestCase("#/properties/a~1b/maxLength", "maxLength", "AZUR1002")]
    [TestCase("#/properties/a%7E1b", "maxLength", "AZUR1002")]
    [TestCase("#/properties/a~1b/pattern", "pattern", RuleCodes.WrongForm)]
    [TestCase("#/properties/a~1b", "pattern", RuleCodes.WrongForm)]
    [TestCase("#/allOf/1/required", "required", RuleCodes.RequiredMissing)]
    [TestCase("#/allOf/-1/required", "required", RuleCodes.RequiredMissing)]
    [TestCase("#/nowhere/at/all", "required", RuleCodes.RequiredMissing)]
    [TestCase("#anchor", "required", RuleCodes.RequiredMissing)]
    [TestCase("%", "required", RuleCodes.RequiredMissing)]
    [TestCase("", "ourOwnKeyword", RuleCodes.SchemaRule)]
    [TestCase(null, null, RuleCodes.SchemaRule)]
    public void CodeOf_Location_IsTheAnnotatedRuleOrTheKeywords(string? location, string? keyword, string expected)
    {
        var schema = new RecordSchema(new ScriptedEngine((_, _) => []), Document);

        var code = schema.CodeOf(new SchemaViolation { InstancePointer = "", SchemaLocation = location, Keyword = keyword });

        Assert.That(code, Is.EqualTo(expected));
    }

    [Test]
    public void CodeOf_EngineNamesTheRule_IsIt() =>
        Assert.That(
            new RecordSchema(new ScriptedEngine((_, _) => []), Document)
                .CodeOf(new SchemaViolation { InstancePointer = "", SchemaLocation = "#/allOf/0/required", Keyword = "required", Rule = "AZUR1009" }),
            Is.EqualTo("AZUR1009"));
}
