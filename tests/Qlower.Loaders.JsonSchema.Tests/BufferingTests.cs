using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>What is buffered for keywords that need the whole value, and what happens beyond the limit.</summary>
[NonParallelizable]
public sealed class BufferingTests
{
    private const string Nested = """
        {"uniqueItems":true,"items":{"properties":{"list":{"uniqueItems":true}}}}
        """;

    [Test]
    public void BufferedKeywords_AreListedInTheOrderOfTheSchema()
    {
        var schema = Pass.Compile("""
            {"uniqueItems":true,"properties":{"b":{"contains":{"uniqueItems":true}},"a":{"$ref":"#/$defs/d"}},
             "$defs":{"d":{"anyOf":[{"const":{}}],"unevaluatedProperties":false},"unused":{"uniqueItems":true}}}
            """);

        Assert.That(schema.BufferedKeywords.Select(item => item.ToString()), Is.EqualTo((string[])[
            "#/uniqueItems: uniqueItems", "#/properties/b/contains: contains", "#/$defs/d/unevaluatedProperties: unevaluatedProperties",
            "#/$defs/d/anyOf/0/const: const"]));
    }

    [Test]
    public void Compile_BufferingNotAllowed_ReportsEachKeyword()
    {
        var options = new SchemaCompileOptions { AllowBuffering = false };
        var exception = Assert.Throws<SchemaCompilationException>(() =>
            Pass.Compile("""{"uniqueItems":true,"items":{"contains":{"const":1},"const":[1],"enum":[1]}}""", options));

        Assert.That(exception!.Errors.Select(error => error.Pointer),
            Is.EqualTo((string[])["#/uniqueItems", "#/items/const", "#/items/contains"]));
        Assert.That(exception.Errors[0].Message, Does.Contain("cannot be streamed: uniqueItems"));
        Assert.That(Pass.Compile("""{"prefixItems":[true],"unevaluatedItems":false,"enum":[1]}""", options).BufferedKeywords, Is.Empty);
    }

    [TestCase(16, false)]
    [TestCase(17, true)]
    public void Validate_ValueAtTheLimit_IsJudged(int length, bool isTooLarge)
    {
        var array = $"[1,1{new string(' ', length - 5)}]";
        var pass = Pass.Over("""{"properties":{"a":{"uniqueItems":true,"x-rule":"R"}}}""", $"{{\n\"a\": {array}, \"b\":[1,1]}}",
            new ValidationLimits { MaxBufferedBytes = 16 });

        var finding = pass.Single;
        Assert.That(finding.Fault, Is.EqualTo(isTooLarge ? JsonFault.TooLargeToBuffer : JsonFault.None));
        Assert.That((finding.Keyword, finding.SchemaLocation, finding.Rule), Is.EqualTo(("uniqueItems", "#/properties/a/uniqueItems", "R")));
        Assert.That(finding.InstancePointer, Is.EqualTo(isTooLarge ? "/a" : "/a/1"));
        Assert.That((finding.Line, finding.Column), Is.EqualTo((2L, isTooLarge ? 6L : 9L)));
        Assert.That(finding.IsFatal, Is.False);
        Assert.That((pass.Outcome.IsValid, pass.Outcome.IsWellFormed, pass.Outcome.FindingCount), Is.EqualTo((false, true, 1L)));
    }

    [Test]
    public void Validate_OuterValueTooLarge_InnerOnesAreStillJudged()
    {
        var instance = """[{"list":[1,2]},{"list":[3,3]},{"list":[1,2,3,4,5,6,7,8,9,9]},{"list":[4,4]}]""";

        var pass = Pass.Over(Nested, instance, new ValidationLimits { MaxBufferedBytes = 12 });

        Assert.That(pass.Findings.Select(finding => $"{finding.Fault} {finding.InstancePointer}"), Is.EqualTo((string[])[
            "None /1/list/1", "TooLargeToBuffer /2/list", "None /3/list/1", "TooLargeToBuffer "]));
    }

    [Test]
    public void Validate_TooLargeUnderWarning_IsWarning()
    {
        var pass = Pass.Over("""{"x-advice":[{"uniqueItems":true}]}""", "[1,2,3]", new ValidationLimits { MaxBufferedBytes = 4 });

        Assert.That((pass.Outcome.IsValid, pass.Single.IsWarning, pass.Single.Fault), Is.EqualTo((true, true, JsonFault.TooLargeToBuffer)));
    }

    [Test]
    public void Validate_NestedValues_ShareOneTreeAndExactPositions()
    {
        var instance = "[{\"list\":[\"é\",\n\"é\"]},\n\n {\"list\":[1]}, {\"list\":[1.0]}]";

        var findings = Pass.Over(Nested, instance).Findings;

        Assert.That(findings.Select(finding => $"{finding.Line}:{finding.Column} {finding.InstancePointer}"),
            Is.EqualTo((string[])["2:1 /0/list/1", "4:16 /2"]));
    }

    [Test]
    public void Validate_OtherKeywordsAndTags_ContinueStreaming()
    {
        var schema = """{"uniqueItems":true,"x-observe":"all","items":{"x-observe":"one","type":"number"}}""";

        var events = Pass.Over(schema, "[1,\"a\"]").Sink.Events.Select(line => line.Split('@')[0]);

        Assert.That(events, Is.EqualTo((string[])[
            "enter all Array ", "enter one Number ", "leave one Number ", "enter one String ", "finding 1:4 /1 type (#/items/type) ",
            "leave one String ", "leave all Array "]));
    }

    [Test]
    public void Validate_OversizedText_IsNotEvaluated()
    {
        var limits = new ValidationLimits { MaxStringBytes = 4 };

        var pass = Pass.Over("""{"contains":{"pattern":"^z$"},"uniqueItems":true}""", "[\"long text\",\"z\"]", limits);

        Assert.That(pass.Single.Fault, Is.EqualTo(JsonFault.StringTooLong));
    }

    [Test]
    public void Validate_DeepValues_AreJudgedWhateverTheStack()
    {
        const int Depth = 15_000;
        var deep = new StringBuilder().Insert(0, "[", Depth).Append(']', Depth).ToString();
        var schema = Pass.Compile("""{"uniqueItems":true,"const":[[1]],"contains":{"$ref":"#/$defs/a"},"$defs":{"a":{"items":{"$ref":"#/$defs/a"}}}}""");
        var limits = new ValidationLimits { MaxDepth = Depth + 1 };
        var sink = new RecordingSink();

        new StreamingValidator(schema, sink, limits).Validate(Encoding.UTF8.GetBytes($"[{deep},{deep}]".Replace("[[[]", "[[[1]", StringComparison.Ordinal)));

        Assert.That(sink.Findings.Select(finding => finding.Keyword), Is.EquivalentTo((string[])["const", "uniqueItems"]));
    }

    [Test]
    public async Task ValidateAsync_HugeValue_IsLetGo()
    {
        var schema = Pass.Compile("""{"properties":{"list":{"uniqueItems":true},"rest":{"items":{"uniqueItems":true}}}}""");
        using var stream = new GeneratedStream("{\"list\":[0"u8.ToArray(), ",123456789"u8.ToArray(), 1_500_000, "],\"rest\":[[1,1]]}"u8.ToArray());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var sink = new RecordingSink();

        var outcome = await new StreamingValidator(schema, sink, new ValidationLimits { MaxBufferedBytes = 1 << 20 }).ValidateAsync(stream);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(sink.Findings.Select(finding => $"{finding.Fault} {finding.InstancePointer}"),
            Is.EqualTo((string[])["TooLargeToBuffer /list", "None /rest/0/1"]));
        Assert.That(outcome.IsWellFormed);
        Assert.That(allocated, Is.LessThan(10_000_000));
    }

    [Test]
    public void Constructor_LimitNotPositive_Throws()
    {
        Assert.That(() => new StreamingValidator(Pass.Compile("true"), new RecordingSink(), new ValidationLimits { MaxBufferedBytes = 0 }),
            Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
