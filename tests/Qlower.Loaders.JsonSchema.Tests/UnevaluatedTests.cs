namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary><c>unevaluatedProperties</c> and <c>unevaluatedItems</c>, with and without conditions.</summary>
public sealed class UnevaluatedTests
{
    private const string ByKind = """
        {"properties":{"kind":true},
         "oneOf":[{"properties":{"kind":{"const":"a"},"x":{"type":"number"}}},{"properties":{"kind":{"const":"b"},"y":true}}],
         "unevaluatedProperties":false}
        """;

    [TestCase(ByKind, """{"kind":"a","x":1}""", """{"kind":"a","y":1}""")]
    [TestCase(ByKind, """{"kind":"b","y":1}""", """{"kind":"b","z":1}""")]
    [TestCase("""{"allOf":[{"properties":{"a":true}}],"patternProperties":{"^x":true},"unevaluatedProperties":false}""",
        """{"a":1,"x1":2}""", """{"a":1,"b":2}""")]
    [TestCase("""{"allOf":[{"additionalProperties":true}],"unevaluatedProperties":false,"minProperties":1}""", """{"a":1}""", "{}")]
    [TestCase("""{"if":{"required":["a"],"properties":{"a":true}},"then":{"properties":{"b":true}},"unevaluatedProperties":false}""",
        """{"a":1,"b":2}""", """{"b":2}""")]
    [TestCase("""{"dependentSchemas":{"a":{"properties":{"b":true}}},"properties":{"a":true},"unevaluatedProperties":false}""",
        """{"a":1,"b":2}""", """{"b":2}""")]
    [TestCase("""{"anyOf":[{"properties":{"a":{"const":1}}},{"properties":{"b":{"const":1}}}],"unevaluatedProperties":{"type":"string"}}""",
        """{"a":1,"b":1,"c":""}""", """{"a":1,"b":1,"c":2}""")]
    [TestCase("""{"not":{"not":{"properties":{"a":true}}},"unevaluatedProperties":false}""", "{}", """{"a":1}""")]
    [TestCase("""{"prefixItems":[true],"unevaluatedItems":false}""", "[1]", "[1,2]")]
    [TestCase("""{"contains":{"type":"string"},"unevaluatedItems":{"type":"number"}}""", """["a",1]""", """["a",null]""")]
    [TestCase("""{"anyOf":[{"prefixItems":[true,{"const":2}]},{"prefixItems":[true]}],"unevaluatedItems":false}""", "[1,2]", "[1,3]")]
    [TestCase("""{"allOf":[{"items":true}],"unevaluatedItems":false,"minItems":1}""", "[1]", "[]")]
    [TestCase("""{"allOf":[{"unevaluatedProperties":true}],"unevaluatedProperties":false,"minProperties":1}""", """{"a":1}""", "{}")]
    [TestCase("""{"properties":{"child":{"$ref":"#"}},"anyOf":[{"properties":{"n":true}}],"unevaluatedProperties":false}""",
        """{"child":{"child":{"n":1},"n":1}}""", """{"child":{"child":{"m":1},"n":1}}""")]
    public void Unevaluated_FittingAndOther_AreDistinguished(string schema, string valid, string invalid)
    {
        Assert.That(Pass.Over(schema, valid).Findings, Is.Empty);
        Assert.That(Pass.Over(schema, invalid).Outcome.IsValid, Is.False);
        Assert.That(Pass.Compile(schema).IsValidAsTree(System.Text.Encoding.UTF8.GetBytes(valid)));
        Assert.That(Pass.Compile(schema).IsValidAsTree(System.Text.Encoding.UTF8.GetBytes(invalid)), Is.False);
    }

    [TestCase("""{"properties":{"o":{"anyOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}}}""")]
    [TestCase("""{"properties":{"o":{"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false}}}""")]
    public void UnevaluatedProperties_False_IsReportedAtTheMember(string schema)
    {
        var finding = Pass.Over(schema, "{\"o\":{\"a\":{},\r\n \"é/x\" : [7]}}").Single;

        Assert.That((finding.Keyword, finding.Property), Is.EqualTo(("unevaluatedProperties", "é/x")));
        Assert.That(finding.InstancePointer, Is.EqualTo("/o/é~1x"));
        Assert.That(finding.SchemaLocation, Is.EqualTo("#/properties/o/unevaluatedProperties"));
        Assert.That((finding.Line, finding.Column, finding.Offset, finding.Actual), Is.EqualTo((2L, 2L, 16L, "array")));
    }

    [TestCase("""{"anyOf":[true],"unevaluatedProperties":{"properties":{"n":{"anyOf":[{"type":"string"},{"type":"number","minimum":5}]}},"required":["m"]}}""")]
    [TestCase("""{"unevaluatedProperties":{"properties":{"n":{"anyOf":[{"type":"string"},{"type":"number","minimum":5}]}},"required":["m"]}}""")]
    public void UnevaluatedProperties_Schema_ReportsInnerFindings(string schema)
    {
        var findings = Pass.Over(schema, """{ "x": {"n": 3} }""").Findings;

        Assert.That(findings.Select(finding => (finding.Keyword, finding.InstancePointer, finding.Offset, finding.Property)).Order(),
            Is.EqualTo(((string?, string, long, string?)[])[("minimum", "/x/n", 13, null), ("required", "/x", 7, "m")]));
        Assert.That(findings.Single(finding => finding.Keyword == "minimum").SchemaLocation,
            Is.EqualTo("#/unevaluatedProperties/properties/n/anyOf/1/minimum"));
    }

    [Test]
    public void UnevaluatedProperties_ManyMembers_AreAllReported()
    {
        var members = Enumerable.Range(0, 600).Select(i => $"\"m{i}\":1");

        var pass = Pass.Over("""{"anyOf":[true],"unevaluatedProperties":false}""", $"{{{string.Join(',', members)}}}");

        Assert.That(pass.Findings.Select(finding => finding.Property), Is.EqualTo(Enumerable.Range(0, 600).Select(i => $"m{i}")));
        Assert.That(pass.Outcome.FindingCount, Is.EqualTo(600));
    }

    [Test]
    public void UnevaluatedProperties_FailureElsewhere_IsReportedOnce()
    {
        var pass = Pass.Over("""{"allOf":[{"properties":{"a":{"type":"string"}}}],"anyOf":[true],"unevaluatedProperties":false}""", """{"a":1}""");

        Assert.That(pass.Single.Keyword, Is.EqualTo("type"));
    }

    [TestCase("""{"allOf":[{"properties":{"a":true}},{"$ref":"#/$defs/d"}],"unevaluatedProperties":false,"$defs":{"d":{"prefixItems":[true]}}}""")]
    [TestCase("""{"prefixItems":[true],"unevaluatedItems":false}""")]
    [TestCase("""{"anyOf":[true],"unevaluatedProperties":true}""")]
    public void Unevaluated_WithoutConditions_NeedsNoBuffer(string schema)
    {
        Assert.That(Pass.Compile(schema).BufferedKeywords, Is.Empty);
    }

    [Test]
    public void UnevaluatedItems_False_IsReportedAtTheItem()
    {
        var finding = Pass.Over("""{"contains":{"const":1},"unevaluatedItems":false}""", "[1,\n 2]").Single;

        Assert.That((finding.Keyword, finding.InstancePointer, finding.Line, finding.Column, finding.Actual),
            Is.EqualTo(("unevaluatedItems", "/1", 2L, 2L, "2")));
    }

    [Test]
    public void UnevaluatedProperties_InBranches_CountForTheirBranchOnly()
    {
        var schema = """{"oneOf":[{"anyOf":[{"properties":{"a":true}}],"unevaluatedProperties":false},{"required":["b"]}]}""";

        Assert.That(Pass.Over(schema, """{"a":1}""").Findings, Is.Empty);
        Assert.That(Pass.Over(schema, """{"b":1}""").Findings, Is.Empty);
        Assert.That(Pass.Over(schema, """{"c":1}""").Single.Keyword, Is.EqualTo("unevaluatedProperties"));
    }

    [TestCase(SchemaDialect.Draft202012, true)]
    [TestCase(SchemaDialect.Draft201909, false)]
    public void UnevaluatedItems_AfterContains_DependOnTheDialect(SchemaDialect dialect, bool isValid)
    {
        var schema = Pass.Compile("""{"contains":{"const":1},"unevaluatedItems":false}""", new SchemaCompileOptions { DefaultDialect = dialect });

        Assert.That(Pass.Over(schema, "[1]").Outcome.IsValid, Is.EqualTo(isValid));
        Assert.That(schema.IsValidAsTree("[1]"u8), Is.EqualTo(isValid));
    }
}
