namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Each keyword: what it takes and what it refuses.</summary>
public sealed class KeywordTests
{
    [TestCase("""{"type":"null"}""", "null", "0")]
    [TestCase("""{"type":"boolean"}""", "true", "\"true\"")]
    [TestCase("""{"type":"boolean"}""", "false", "0")]
    [TestCase("""{"type":"integer"}""", "1.0", "1.5")]
    [TestCase("""{"type":"integer"}""", "10e-1", "15e-1")]
    [TestCase("""{"type":"integer"}""", "1e999999999", "1e-999999999")]
    [TestCase("""{"type":"integer"}""", "-0", "\"0\"")]
    [TestCase("""{"type":"number"}""", "1.5", "\"1.5\"")]
    [TestCase("""{"type":"string"}""", "\"\"", "1")]
    [TestCase("""{"type":"array"}""", "[1]", "{}")]
    [TestCase("""{"type":"object"}""", "{}", "[]")]
    [TestCase("""{"type":["string","null"]}""", "null", "1")]
    [TestCase("""{"enum":["a",5,null,true]}""", "5.0", "\"5\"")]
    [TestCase("""{"enum":["a",5,null,true]}""", "50e-1", "false")]
    [TestCase("""{"enum":["a",5,null,true]}""", "\"\\u0061\"", "[]")]
    [TestCase("""{"enum":["a",5,null,true]}""", "null", "{}")]
    [TestCase("""{"const":0}""", "-0.0e5", "1e-400")]
    [TestCase("""{"const":"é"}""", "\"\\u00e9\"", "\"e\"")]
    [TestCase("""{"const":12345678901234567890123456789012345678901}""", "12345678901234567890123456789012345678901",
        "12345678901234567890123456789012345678902")]
    [TestCase("""{"pattern":"^[A-Z]{2}\\d+$"}""", "\"AB1\"", "\"AB\"")]
    [TestCase("""{"pattern":"\\d"}""", "\"a1\"", "\"a٣\"")]
    [TestCase("""{"pattern":"^a$"}""", "\"a\"", "\"a\\n\"")]
    [TestCase("""{"pattern":"^(?!x)a.c"}""", "\"abc\"", "\"a\\rc\"")]
    [TestCase("""{"minLength":2}""", "\"éé\"", "\"é\"")]
    [TestCase("""{"minLength":2}""", "\"ab\"", "\"😀\"")]
    [TestCase("""{"maxLength":2}""", "\"😀😀\"", "\"abc\"")]
    [TestCase("""{"minimum":5}""", "5", "4.9999999999999999999999999")]
    [TestCase("""{"minimum":-1.5}""", "-1.50", "-1.51")]
    [TestCase("""{"maximum":5}""", "5.0", "1e999999999")]
    [TestCase("""{"maximum":0}""", "-1e999999999", "1e-999999999")]
    [TestCase("""{"exclusiveMinimum":5}""", "5.0000001", "5.0")]
    [TestCase("""{"exclusiveMaximum":5}""", "-7", "5e0")]
    [TestCase("""{"multipleOf":0.01}""", "4.35", "4.355")]
    [TestCase("""{"multipleOf":3}""", "3e999999999", "1e999999999")]
    [TestCase("""{"multipleOf":7}""", "0", "8")]
    [TestCase("""{"multipleOf":2}""", "12345678901234567890123456789012345678902", "12345678901234567890123456789012345678901")]
    [TestCase("""{"properties":{"a":{"type":"string"}}}""", """{"b":1,"a":""}""", """{"b":1,"a":1}""")]
    [TestCase("""{"properties":{"a":false}}""", """{"b":1}""", """{"a":1}""")]
    [TestCase("""{"patternProperties":{"^x":{"type":"string"},"y$":{"minLength":1}}}""", """{"xy":"a"}""", """{"xy":""}""")]
    [TestCase("""{"properties":{"a":true},"patternProperties":{"^x":true},"additionalProperties":false}""", """{"a":1,"x1":2}""", """{"b":1}""")]
    [TestCase("""{"additionalProperties":{"type":"string"}}""", """{"a":""}""", """{"a":[]}""")]
    [TestCase("""{"propertyNames":{"maxLength":2}}""", """{"ab":1}""", """{"abc":1}""")]
    [TestCase("""{"propertyNames":false}""", "{}", """{"":1}""")]
    [TestCase("""{"propertyNames":{"anyOf":[{"const":"a"},{"const":"b"}]}}""", """{"b":1}""", """{"c":1}""")]
    [TestCase("""{"required":["a"]}""", """{"a":null}""", """{"b":null}""")]
    [TestCase("""{"required":["a"]}""", "[]", "{}")]
    [TestCase("""{"minProperties":2}""", """{"a":1,"b":1}""", """{"a":1}""")]
    [TestCase("""{"maxProperties":1}""", """{"a":1}""", """{"a":1,"b":1}""")]
    [TestCase("""{"dependentRequired":{"a":["b"]}}""", """{"b":1}""", """{"a":1}""")]
    [TestCase("""{"items":{"type":"string"}}""", """["a"]""", """["a",1]""")]
    [TestCase("""{"items":false}""", "[]", "[1]")]
    [TestCase("""{"prefixItems":[{"type":"string"}],"items":{"type":"number"}}""", """["a",1,2]""", """["a","b"]""")]
    [TestCase("""{"minItems":2}""", "[1,2]", "[1]")]
    [TestCase("""{"maxItems":1}""", "[1]", "[1,2]")]
    [TestCase("""{"allOf":[{"minLength":1},{"maxLength":1}]}""", "\"a\"", "\"ab\"")]
    [TestCase("""{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"number"}}]}""", "[1]", "[null]")]
    [TestCase("""{"oneOf":[{"type":"integer"},{"minimum":2}]}""", "2.5", "3")]
    [TestCase("""{"oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"a":1}""", """{"a":1,"b":1}""")]
    [TestCase("""{"oneOf":[{"required":["a"]},{"required":["b"]}]}""", """{"b":1}""", "{}")]
    [TestCase("""{"not":{"type":"string"}}""", "1", "\"\"")]
    [TestCase("""{"not":{"required":["a"]}}""", """{"b":1}""", """{"a":1}""")]
    [TestCase("""{"not":{"not":{"required":["a"]}}}""", """{"a":1}""", """{"b":1}""")]
    [TestCase("""{"if":{"minimum":5},"then":{"multipleOf":5},"else":{"multipleOf":2}}""", "10", "6")]
    [TestCase("""{"if":{"minimum":5},"then":{"multipleOf":5},"else":{"multipleOf":2}}""", "4", "3")]
    [TestCase("""{"if":{"required":["a"]},"then":{"required":["b"]}}""", """{"c":1}""", """{"a":1}""")]
    [TestCase("""{"if":{"properties":{"a":{"const":1}}},"else":{"required":["b"]}}""", """{"a":1}""", """{"a":2}""")]
    [TestCase("""{"$ref":"#/$defs/s","$defs":{"s":{"type":"string"}}}""", "\"\"", "1")]
    [TestCase("""{"properties":{"child":{"$ref":"#"}},"additionalProperties":false}""", """{"child":{"child":{}}}""", """{"child":{"x":{}}}""")]
    [TestCase("""{"$ref":"#/$defs/a~1b%25","$defs":{"a/b%":{"type":"string"}}}""", "\"\"", "1")]
    [TestCase("""{"$id":"https://example.com/s","$ref":"https://example.com/s#/$defs/s","$defs":{"s":{"type":"string"}}}""", "\"\"", "1")]
    public void Keyword_ValueThatFitsAndOneThatDoesNot_AreDistinguished(string schema, string valid, string invalid)
    {
        var compiled = Pass.Compile(schema);

        var good = Pass.Over(compiled, valid);
        var bad = Pass.Over(compiled, invalid);

        Assert.Multiple(() =>
        {
            Assert.That(good.Findings, Is.Empty);
            Assert.That(good.Outcome.IsValid);
            Assert.That(bad.Findings, Is.Not.Empty);
            Assert.That(bad.Outcome.IsValid, Is.False);
            Assert.That(bad.Outcome.IsWellFormed);
            Assert.That(bad.Outcome.FindingCount, Is.EqualTo(bad.Findings.Count));
        });
    }

    [TestCase("true", "1", true)]
    [TestCase("false", "1", false)]
    [TestCase("{}", "1", true)]
    [TestCase("""{"x-unknown":5,"foo":{"type":"string"}}""", "1", true)]
    public void Schema_BooleanOrEmpty_TakesAllOrNothing(string schema, string instance, bool valid)
    {
        Assert.That(Pass.Over(schema, instance).Outcome.IsValid, Is.EqualTo(valid));
    }

    [Test]
    public void Required_TwoMissing_ReportsEachAtTheBrace()
    {
        var pass = Pass.Over("""{"items":{"required":["a","b","c"],"x-rule":{"required":"R1"}}}""", """[ {"b":1}]""");

        Assert.That(pass.Findings.Select(finding => finding.Property), Is.EqualTo((string[])["a", "c"]));
        Assert.That(pass.Findings, Has.All.Matches<SchemaFinding>(finding => finding is
        {
            Keyword: "required", Offset: 2, Line: 1, Column: 3, InstancePointer: "/0", SchemaLocation: "#/items/required",
            Rule: "R1", Actual: "object",
        }));
    }

    [Test]
    public void Required_ManyNames_UsesMoreThanOneWord()
    {
        var names = Enumerable.Range(0, 150).Select(i => $"\"n{i}\"").ToList();
        var schema = $$"""{"required":[{{string.Join(',', names)}}]}""";

        var whole = Pass.Over(schema, "{" + string.Join(',', names.Select(name => name + ":1")) + "}");
        var without = Pass.Over(schema, "{" + string.Join(',', names.Where((_, i) => i != 140).Select(name => name + ":1")) + "}");

        Assert.That(whole.Findings, Is.Empty);
        Assert.That(without.Single.Property, Is.EqualTo("n140"));
    }

    [Test]
    public void Required_RecordsOfOneShape_SeesPropertiesThatWereGuessed()
    {
        var pass = Pass.Over("""{"items":{"properties":{"a":true,"b":{"type":"number"}},"required":["a","b"]}}""",
            """[{"a":1,"b":2},{"a":1,"b":2}, {"a" : 1,"b": "x"},{"a":1,"a":2},{"a":1,"b":2,"b":3},{"b":1}]""");

        Assert.That(pass.Findings.Select(finding => (finding.InstancePointer, finding.Keyword ?? finding.Fault.ToString())), Is.EqualTo(
            ((string, string)[])[("/2/b", "type"), ("/3/a", "DuplicateKey"), ("/3", "required"), ("/4/b", "DuplicateKey"), ("/5", "required")]));
    }

    [Test]
    public void AdditionalProperties_False_ReportsTheKey()
    {
        var finding = Pass.Over("""{"properties":{"a":true},"additionalProperties":false,"x-rule":{"additionalProperties":"R2"}}""",
            "{\"a\":1,\n \"b\\u0062\":2}").Single;

        Assert.That(finding, Has.Property("Keyword").EqualTo("additionalProperties"));
        Assert.That(finding.Property, Is.EqualTo("bb"));
        Assert.That(finding.InstancePointer, Is.EqualTo("/bb"));
        Assert.That(finding.SchemaLocation, Is.EqualTo("#/additionalProperties"));
        Assert.That(finding.Rule, Is.EqualTo("R2"));
        Assert.That((finding.Line, finding.Column, finding.Offset), Is.EqualTo((2L, 2L, 9L)));
    }

    [Test]
    public void AllOf_CoreAndOverlayOnOneProperty_ChecksBoth()
    {
        var schema = """
            {"allOf":[{"$ref":"#/$defs/core"},{"$ref":"#/$defs/overlay"}],
             "$defs":{"core":{"properties":{"a":{"minLength":2},"b":true},"additionalProperties":{"x-observe":"unknown"}},
                      "overlay":{"properties":{"a":{"pattern":"^x"},"extra":{"type":"string"}}}}}
            """;

        var pass = Pass.Over(schema, """{"a":"y","extra":1,"b":2}""");

        Assert.That(pass.Findings.Select(finding => finding.SchemaLocation), Is.EqualTo((string[])[
            "#/$defs/core/properties/a/minLength", "#/$defs/overlay/properties/a/pattern", "#/$defs/overlay/properties/extra/type"]));
        Assert.That(pass.Sink.Events.Where(line => line.StartsWith("enter", StringComparison.Ordinal)), Is.EqualTo((string[])[
            "enter unknown Number @17 1:18 depth=1 name=extra index=-1 pointer=/extra"]));
    }

    [TestCase("\"2026-02-30\"", "#/anyOf/1/format", "R-date")]
    [TestCase("7", "#/anyOf/0/enum", null)]
    public void AnyOf_Scalar_ReportsTheClosestBranchOnly(string instance, string location, string? rule)
    {
        var schema = """{"anyOf":[{"enum":[null,""]},{"type":"string","format":"date","x-rule":"R-date"}]}""";

        var finding = Pass.Over(schema, instance).Single;

        Assert.That(finding.SchemaLocation, Is.EqualTo(location));
        Assert.That(finding.Rule, Is.EqualTo(rule));
    }

    [Test]
    public void AnyOf_ObjectsWithDiscriminator_ReportsTheMatchingBranchOnly()
    {
        var schema = """
            {"oneOf":[
              {"properties":{"kind":{"const":"a"}},"required":["kind"]},
              {"properties":{"kind":{"const":"b"},"x":{"type":"string"},"y":{"type":"string"}},"required":["kind","z"]}]}
            """;

        var pass = Pass.Over(schema, """{"kind":"b","x":1,"y":2}""");

        Assert.That(pass.Findings.Select(finding => finding.SchemaLocation), Is.EqualTo((string[])[
            "#/oneOf/1/properties/x/type", "#/oneOf/1/properties/y/type", "#/oneOf/1/required"]));
    }

    [Test]
    public void Warning_Failing_LeavesTheInstanceValid()
    {
        var schema = """{"type":"string","x-advice":[{"minLength":2,"x-rule":"A1"},{"anyOf":[{"const":"ab"},{"const":"cd"}]}]}""";

        var pass = Pass.Over(schema, "\"x\"");

        Assert.That(pass.Outcome.IsValid);
        Assert.That(pass.Outcome.FindingCount, Is.Zero);
        Assert.That(pass.Findings.Select(finding => (finding.Keyword, finding.IsWarning, finding.Rule)), Is.EqualTo(
            ((string?, bool, string?)[])[("minLength", true, "A1"), ("const", true, null)]));
        Assert.That(Pass.Over(schema, "\"cd\"").Findings, Is.Empty);
    }

    /// <remarks>What a branch counted without telling once became errors, advice or not.</remarks>
    [TestCase("""{"x-advice":[{"anyOf":[{"items":{"type":"string"}}]}]}""")]
    [TestCase("""{"x-advice":[{"oneOf":[{"items":{"type":"string"}},{"items":{"type":"null"}}]}]}""")]
    [TestCase("""{"x-advice":[{"anyOf":[{"items":{"type":"string"}}]}],"anyOf":[{"minItems":1}],"unevaluatedItems":true}""")]
    public void Warning_MoreThanABranchHolds_LeavesTheInstanceValid(string schema)
    {
        var pass = Pass.Over(schema, $"[{string.Join(',', Enumerable.Repeat("1", 300))}]");

        Assert.That((pass.Outcome.IsValid, pass.Outcome.FindingCount), Is.EqualTo((true, 0L)));
        Assert.That(pass.Findings, Has.Count.EqualTo(256).And.All.Property(nameof(SchemaFinding.IsWarning)).True);
    }

    [Test]
    public void Warning_InsideBranchAndNot_DoesNotDecide()
    {
        var schema = """{"anyOf":[{"x-advice":[{"const":1}]},{"const":3}],"not":{"x-advice":[{"const":2}],"const":5}}""";

        var pass = Pass.Over(schema, "2");

        Assert.That(pass.Outcome.IsValid);
        Assert.That(pass.Single.IsWarning);
        Assert.That(Pass.Over(schema, "5").Outcome.IsValid, Is.False);
    }
}
