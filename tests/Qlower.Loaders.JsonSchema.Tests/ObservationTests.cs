using System.Globalization;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Tags, order of events, findings that wait for a verdict.</summary>
public sealed class ObservationTests
{
    private const string Loader = """
        {"type":"object","required":["sender","declarants"],"x-observe":"root","properties":{
           "sender":{"type":"string","x-observe":"sender"},
           "declarants":{"type":"array","items":{"$ref":"#/$defs/declarant"}}},
         "$defs":{"declarant":{"x-observe":"declarants","type":"object","additionalProperties":{"x-observe":"unknown"},
            "properties":{"id":true,"remove":true,"day":true,"transactions":{"type":"array","items":{"x-observe":"transactions",
              "required":["amount"]}}},
            "if":{"properties":{"remove":{"const":"R"}},"required":["remove"]},
            "then":{"required":["id"]},
            "else":{"required":["id","day"],"properties":{"day":{"type":"string","format":"date","x-rule":"R-day"}}}}}}
        """;

    [Test]
    public void Validate_LoaderShape_ReportsEventsInOrder()
    {
        var pass = Pass.Over(Loader, """
            {"sender":"A\u00e9","declarants":[{"id":1,"day":"x","transactions":[{"a":1},{"amount":2}],"foo":[1]},{"remove":"R"}]}
            """.Trim());

        Assert.That(pass.Sink.Events.Select(Short), Is.EqualTo((string[])[
            "enter root Object @0", "enter sender String @10", "leave sender String @10-19",
            "enter declarants Object @34",
            "enter transactions Object @68", "finding 1:69 /declarants/0/transactions/0 required (#/$defs/declarant/properties/transactions/items/required)",
            "leave transactions Object @68-75", "enter transactions Object @76", "leave transactions Object @76-88",
            "enter unknown Array @96", "leave unknown Array @96-99",
            "finding 1:49 /declarants/0/day format (#/$defs/declarant/else/properties/day/format)",
            "leave declarants Object @34-100",
            "enter declarants Object @101", "finding 1:102 /declarants/1 required (#/$defs/declarant/then/required)",
            "leave declarants Object @101-115", "leave root Object @0-117"]));
        Assert.That(pass.Findings.Select(finding => finding.Rule), Is.EqualTo((string?[])[null, "R-day", null]));
        Assert.That(pass.Sink.Events[2], Does.Contain("value=Aé"));
    }

    [TestCase(64, 0)]
    [TestCase(65, 65)]
    [TestCase(5_000, 5_000)]
    public void Validate_LongGapsBetweenTokens_AreCountedAsPadding(int gap, int padding)
    {
        var schema = """{"properties":{"rows":{"items":{"x-observe":"row","properties":{"a":{"x-observe":"a","type":"string"},"b":{"type":"integer"}},"required":["a"]}}}}""";
        var instance = """{"rows":[<>{<>"a"<>:<>"x",<>"b":1<>,"a2":{<>"deep":[<>]}<>}<>,{"a":"<>","b":2},{"a":"y"}]}"""
            .Replace("<>", string.Concat(Enumerable.Repeat(" \n\t\r", gap))[..gap], StringComparison.Ordinal)
            .Replace("\"" + string.Concat(Enumerable.Repeat(" \n\t\r", gap))[..gap] + "\"", "\"" + new string(' ', gap) + "\"", StringComparison.Ordinal);

        var pass = Pass.Over(schema, instance);

        var leaves = pass.Sink.Events.Where(line => line.StartsWith("leave row", StringComparison.Ordinal)).Select(PaddingOf);
        var enters = pass.Sink.Events.Where(line => line.StartsWith("enter row", StringComparison.Ordinal)).Select(PaddingOf);
        Assert.That(enters, Is.EqualTo(new[] { padding, 10 * padding, 10 * padding }));
        Assert.That(leaves, Is.EqualTo(new[] { 9 * padding, 10 * padding, 10 * padding }));

        static int PaddingOf(string line) =>
            line.LastIndexOf("padding=", StringComparison.Ordinal) is var at and > 0 ? int.Parse(line[(at + 8)..], CultureInfo.InvariantCulture) : 0;
    }

    [Test]
    public void Validate_IfFailsEarly_ReportsElseWithoutWaiting()
    {
        var schema = """{"if":{"properties":{"k":{"const":1}}},"else":{"properties":{"a":{"type":"string"},"b":{"type":"string"}}},"properties":{"z":{"x-observe":"z"}}}""";

        var pass = Pass.Over(schema, """{"a":1,"k":2,"b":0,"z":1}""");

        Assert.That(pass.Sink.Events[0], Does.Contain("#/else/properties/a/type"));
        Assert.That(pass.Sink.Events[1], Does.Contain("#/else/properties/b/type"));
        Assert.That(pass.Sink.Events[2], Does.StartWith("enter z"));
    }

    [Test]
    public void Validate_TagsInBranches_AreReportedOnceAndNotUnderNot()
    {
        var schema = """
            {"$defs":{"t":{"x-observe":"t"}},"allOf":[{"$ref":"#/$defs/t"},{"$ref":"#/$defs/t"}],"x-observe":"outer",
             "anyOf":[{"$ref":"#/$defs/t"},{"x-observe":"other"}],"not":{"x-observe":"never","const":9}}
            """;

        foreach (var instance in (string[])["1", "{}"])
        {
            var events = Pass.Over(schema, instance).Sink.Events.Select(line => string.Join(' ', line.Split(' ').Take(2)));

            Assert.That(events, Is.EqualTo((string[])["enter outer", "enter t", "enter other", "leave other", "leave t", "leave outer"]));
        }
    }

    [Test]
    public void Validate_ArrayItemsAndUnknown_ReportIndexNameAndPointer()
    {
        var pass = Pass.Over("""{"items":{"additionalProperties":{"x-observe":"u"}}}""", """[0,{"a~b/\u00e9":[]}]""");

        Assert.That(pass.Sink.Events[0], Is.EqualTo("enter u Array @17 1:18 depth=2 name=a~b/é index=-1 pointer=/1/a~0b~1é"));
        Assert.That(Pass.Over("""{"items":{"x-observe":"i"}}""", "[7,8]").Sink.Events[2], Does.Contain("index=1 pointer=/1"));
    }

    [Test]
    public void Validate_OversizedObserved_IsMarked()
    {
        var pass = Pass.Over(Pass.Compile("""{"items":{"x-observe":"v","anyOf":[{"type":"null"},{"type":"string"}]}}"""),
            """["123456", 1234567]""", new ValidationLimits { MaxStringBytes = 5, MaxNumberBytes = 5 });

        Assert.That(pass.Sink.Events.Select(Short), Is.EqualTo((string[])[
            "enter v String @1", "finding 1:2 /0 StringTooLong ()", "leave v String @1-9",
            "enter v Number @11", "finding 1:12 /1 NumberTooLong ()", "finding 1:12 /1 type (#/items/anyOf/0/type)", "leave v Number @11-18"]));
        Assert.That(pass.Sink.Events[2], Does.EndWith("value= oversized=True"));
    }

    [Test]
    public void Validate_BranchWithManyFaults_HoldsAFewHundredAndCountsAll()
    {
        var items = string.Join(',', Enumerable.Range(0, 1_000).Select(i => i.ToString(CultureInfo.InvariantCulture)));

        var pass = Pass.Over("""{"anyOf":[{"type":"string"},{"items":{"type":"string"}}]}""", $"[{items}]");

        Assert.That(pass.Findings, Has.Count.EqualTo(256));
        Assert.That(pass.Outcome.FindingCount, Is.EqualTo(1_000));
    }

    [Test]
    public void Validate_SinkThrows_ReachesTheCaller()
    {
        var validator = new StreamingValidator(Pass.Compile("false"), new ThrowingSink());

        Assert.That(() => validator.Validate("1"u8), Throws.TypeOf<TimeoutException>());
    }

    [Test]
    public void Actual_LongOrTypedValues_AreExcerpts()
    {
        var text = string.Concat(Enumerable.Repeat("é😀", 100));

        Assert.That(Pass.Over("""{"maxLength":1}""", $"\"{text}\"").Single.Actual, Has.Length.LessThanOrEqualTo(100).And.EndsWith("…"));
        Assert.That(Pass.Over("""{"maxLength":1}""", "\"ab\"").Single.Actual, Is.EqualTo("ab"));
        Assert.That(Pass.Over("""{"type":"number"}""", "\"5\"").Single.Actual, Is.EqualTo("\"5\""));
        Assert.That(Pass.Over("""{"type":"number"}""", "[5]").Single.Actual, Is.EqualTo("array"));
        Assert.That(Pass.Over("""{"enum":["A",5]}""", "\"5\"").Single.Expected, Is.EqualTo("\"A\", 5"));
    }

    [Test]
    public void Formats_Custom_WinAndSeeNumbers()
    {
        var schema = Pass.Compile("""{"items":{"format":"date"}}""", new SchemaCompileOptions
        {
            Formats = new Dictionary<string, FormatCheck>
            {
                ["date"] = (value, isNumber) => isNumber ? value.SequenceEqual("20260131"u8) : value.SequenceEqual("é"u8),
            },
        });

        var pass = Pass.Over(schema, """["\u00e9",20260131,20260132,"2026-01-31",null]""");

        Assert.That(pass.Findings.Select(finding => finding.InstancePointer), Is.EqualTo((string[])["/2", "/3"]));
    }

    [Test]
    public void NameHash_ReferenceVector_IsSipHash()
    {
        // Key 00..0f and message 00..0e of the SipHash paper's reference implementation, 128 bits of output.
        var hash = new Names.NameHash(0x0706050403020100, 0x0F0E0D0C0B0A0908);

        Assert.That(hash.Compute([]), Is.EqualTo(new UInt128(0x930255C71472F66D, 0xE6A825BA047F81A3)));
    }

    private static string Short(string line) => line.StartsWith("finding", StringComparison.Ordinal)
        ? line[..line.IndexOf(" @", StringComparison.Ordinal)]
        : string.Join(' ', line.Split(' ').Take(4));

    private sealed class ThrowingSink : ValidationSink
    {
        public override void OnFinding(SchemaFinding finding) => throw new TimeoutException();
    }
}
