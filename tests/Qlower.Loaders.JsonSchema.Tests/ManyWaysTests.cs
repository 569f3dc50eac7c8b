using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>
/// Schemas that lead back to themselves by two ways, so that there are 2^60 ways to the innermost value. A test that ends has taken
/// time in proportion to schema and instance.
/// </summary>
public sealed class ManyWaysTests
{
    private const int Levels = 60;

    /// <summary>Keeps <c>unevaluatedItems</c> beside it from being read as <c>items</c>.</summary>
    private const string Buffered = """
        "anyOf":[{"prefixItems":[true],"maxItems":0},true]
        """;

    private static readonly string Shared = string.Join(',', Enumerable.Range(0, Levels).Select(i =>
        $$"""
        "n{{i}}":{"anyOf":[{"$ref":"#/$defs/n{{i + 1}}"},{"$ref":"#/$defs/n{{i + 1}}"}]}
        """));

    private static readonly string[] Schemas =
    [
        """{"anyOf":[{"items":{"$ref":"#/$defs/x"},"contains":true},{"items":{"$ref":"#/$defs/x"},"uniqueItems":true}]}""",
        """{"allOf":[{"items":{"$ref":"#/$defs/x"},"contains":true},{"items":{"$ref":"#/$defs/x"},"uniqueItems":true}]}""",
        """{"oneOf":[{"items":{"$ref":"#/$defs/x"},"contains":true},{"items":{"$ref":"#/$defs/x"},"type":"array","maxItems":0}]}""",
        """{"oneOf":[{"items":{"$ref":"#/$defs/x"},"minItems":2},{"items":{"$ref":"#/$defs/x"},"type":"array","maxItems":1}]}""",
        """{"if":{"items":{"$ref":"#/$defs/x"}},"then":{"items":{"$ref":"#/$defs/x"}},"else":{"contains":{"$ref":"#/$defs/x"}}}""",
        """{"anyOf":[{"type":"number"},{"not":{"items":{"not":{"$ref":"#/$defs/x"}}},"contains":{"$ref":"#/$defs/x"}}]}""",
        """{"prefixItems":[{"$ref":"#/$defs/x"}],"contains":{"$ref":"#/$defs/x"},"unevaluatedItems":{"$ref":"#/$defs/x"}}""",
        """{"anyOf":[{"$ref":"#/$defs/y"},{"$ref":"#/$defs/y"}],"unevaluatedItems":false}""",
        """{"items":{"$ref":"#/$defs/x"},"x-advice":[{"items":{"$ref":"#/$defs/x"}},{"maxItems":0}]}""",
    ];

    [Test]
    public void Evaluate_DeepArrays_ComesToAnEnd([ValueSource(nameof(Schemas))] string schema, [Values("1", "\"\"")] string innermost)
    {
        var compiled = Compile("{\"$ref\":\"#/$defs/x\"}", schema);
        var instance = Encoding.UTF8.GetBytes(Deep(innermost));
        var isValid = innermost == "1";

        var output = compiled.Evaluate(instance);

        Assert.That(compiled.IsValidAsTree(instance), Is.EqualTo(isValid));
        Assert.That(output.IsValid, Is.EqualTo(isValid));
        Assert.That(output.Units, Is.Not.Empty);
    }

    [Test]
    public void Validate_DeepArraysThatAreBuffered_Ends(
        [ValueSource(nameof(Schemas))] string schema,
        [Values("contains", "unevaluatedItems")] string keyword,
        [Values("1", "\"\"")] string innermost)
    {
        var compiled = Compile($"{{{Buffered},\"{keyword}\":{{\"$ref\":\"#/$defs/x\"}}}}", schema);
        var isValid = innermost == "1";

        var pass = Pass.Over(compiled, $"[{Deep(innermost)}]");

        Assert.That(pass.Outcome.IsValid, Is.EqualTo(isValid));
        Assert.That(pass.Findings.Where(finding => !finding.IsWarning), isValid ? Is.Empty : Is.Not.Empty);
    }

    [Test]
    public void Validate_SharedSchemasOnOneValue_ComesToAnEnd(
        [Values("contains", "unevaluatedItems")] string keyword, [Values("5", "0", "[]", "[0]")] string value)
    {
        var compiled = Pass.Compile($$$"""
            { {{{Buffered}}},"{{{keyword}}}":{"$ref":"#/$defs/n0"},"$defs":{ {{{Shared}}},"n{{{Levels}}}":{"minimum":1,"items":{"const":1} } } }
            """);

        var pass = Pass.Over(compiled, $"[{value}]");

        Assert.That(pass.Outcome.IsValid, Is.EqualTo(value is "5" or "[]"));
    }

    [Test]
    public void Validate_SharedMarks_ComesToAnEnd([Values("anyOf", "allOf")] string keyword, [Values("1", "\"\"")] string item)
    {
        var compiled = Pass.Compile($$$"""
            {"contains":{"$ref":"#/$defs/n0","unevaluatedItems":false},
             "$defs":{ {{{Shared.Replace("anyOf", keyword, StringComparison.Ordinal)}}},"n{{{Levels}}}":{"prefixItems":[{"const":1}]} } }
            """);

        var pass = Pass.Over(compiled, $"[[{item}]]");

        Assert.That(pass.Outcome.IsValid, Is.EqualTo(item == "1"));
    }

    private static string Deep(string innermost) => new string('[', Levels) + innermost + new string(']', Levels);

    private static CompiledSchema Compile(string root, string x) => Pass.Compile(
        root[..^1] + ""","$defs":{"x":{"type":["array","number"],""" + x[1..] + ""","y":{"prefixItems":[{"$ref":"#/$defs/x"}]}}}""");
}
