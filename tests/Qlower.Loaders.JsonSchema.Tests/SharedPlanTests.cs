using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>A schema that leads back to itself by several ways, on instances as deep as they may be: to finish is the proof.</summary>
public sealed class SharedPlanTests
{
    private const string TwoWays = """{"anyOf":[{"items":{"$ref":"#"},"maxItems":1},{"items":{"$ref":"#"},"maxItems":2}]}""";

    private const string ManyWays = """
        {
          "oneOf": [
            {"type": "array", "items": {"$ref": "#"}, "minItems": 1},
            {"type": "array", "items": {"$ref": "#"}, "maxItems": 0},
            {"type": "object", "properties": {"a": {"$ref": "#"}, "b": {"not": {"$ref": "#"}}}, "required": ["a"]},
            {"type": "object", "additionalProperties": {"$ref": "#"}, "required": ["b"]},
            {"const": 1}
          ],
          "if": {"items": {"$ref": "#"}}, "then": {"items": {"anyOf": [{"$ref": "#"}, true]}}
        }
        """;

    [TestCase(TwoWays, "[", "1", "]", true)]
    [TestCase(TwoWays, "[", "1,1,1", "]", false)]
    [TestCase(TwoWays, "[1,", "1", "]", true)]
    [TestCase(ManyWays, "[", "1", "]", true)]
    [TestCase(ManyWays, "[", "2", "]", false)]
    [TestCase(ManyWays, "{\"a\":", "1", "}", true)]
    [TestCase(ManyWays, "{\"a\":", "{\"b\":[]}", "}", true)]
    public void Validate_DeepInstance_ComesToAnEnd(string schema, string open, string inner, string close, bool expected)
    {
        const int Depth = 60;
        var instance = string.Concat(Enumerable.Repeat(open, Depth)) + inner + string.Concat(Enumerable.Repeat(close, Depth));
        var compiled = Pass.Compile(schema);

        Assert.That(compiled.IsValid(Encoding.UTF8.GetBytes(instance)), Is.EqualTo(expected));
        Assert.That(Pass.Over(compiled, instance).Outcome.IsValid, Is.EqualTo(expected));
    }

    [Test]
    public void Validate_NoBranchPasses_ReportsWhatTheClosestOneLeavesOut()
    {
        const string Schema = """
            {
              "oneOf": [
                {"properties": {"kind": {"const": "a"}, "list": {"items": {"type": "string"}}}},
                {"properties": {"kind": {"const": "b"}}, "required": ["size"]},
                {"type": "array"}
              ]
            }
            """;

        var wrongKind = Pass.Over(Schema, """{"kind":"b"}""").Single;
        Assert.That(wrongKind.Property, Is.EqualTo("size"));
        Assert.That((wrongKind.ChoiceLocation, wrongKind.BranchesLeftOut), Is.EqualTo(("#/oneOf", 2)));

        var many = Pass.Over(Schema, $$"""{"list":[{{string.Join(',', Enumerable.Range(0, 300))}}],"kind":"a"}""");
        Assert.That(many.Findings, Has.Count.EqualTo(256));
        Assert.That(many.Findings.Sum(finding => 1 + finding.FindingsLeftOut), Is.EqualTo(many.Outcome.FindingCount).And.EqualTo(300));
        Assert.That(many.Findings[^1].FindingsLeftOut, Is.EqualTo(44));
    }

    [Test]
    public void Validate_PlanSharedByBranches_ReportsEachBranchWhatItNeeds()
    {
        const string Schema = """
            {
              "$defs": {"short": {"type": "string", "maxLength": 2, "x-observe": "short"}},
              "anyOf": [
                {"properties": {"a": {"$ref": "#/$defs/short"}}, "required": ["x"]},
                {"properties": {"a": {"$ref": "#/$defs/short"}}, "required": ["y"]}
              ],
              "not": {"properties": {"a": {"$ref": "#/$defs/short"}}, "required": ["a", "z"]}
            }
            """;

        Assert.That(Pass.Over(Schema, """{"a":"12","x":1}""").Outcome.IsValid, Is.True);
        Assert.That(Pass.Over(Schema, """{"a":"12","x":1,"z":1}""").Single.Keyword, Is.EqualTo("not"));
        Assert.That(Pass.Over(Schema, """{"a":"123","z":1,"y":1}""").Single.SchemaLocation, Is.EqualTo("#/$defs/short/maxLength"));
        Assert.That(Pass.Over(Schema, """{"a":"12","x":1}""").Sink.Events.Count(line => line.StartsWith("enter short", StringComparison.Ordinal)), Is.EqualTo(1));
    }
}
