using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>What a sink can ask about the members of an object that ends, and about the names of values.</summary>
public sealed class MemberTests
{
    private const string Schema = """
        {"properties":{"rows":{"items":{"x-observe":"row","required":["a"],"properties":{"a":true,"b":true,"c":true},"additionalProperties":{"x-observe":"unknown"}}}}}
        """;

    [Test]
    public void HasMember_PlainAndUnusualObjects_KnowsThoseThatTheSchemaDefines()
    {
        // Long rows are read by the fast path; unknown keys and escapes are not.
        var rows = string.Join(',', Enumerable.Repeat("""{"a":"xxxxxxxxxxxxxxxxxxxxxxxx","b":1},{"a":1,"z":2,"c":3},{"\u0061":1},{"a":2}""", 50));
        var sink = new Asking();

        new StreamingValidator(Compiled(), sink).Validate(Encoding.UTF8.GetBytes($"{{\"rows\":[{rows}]}}"));

        Assert.That(sink.Members, Is.EqualTo(Enumerable.Repeat((string[])["ab", "ac", "a", "a"], 50).SelectMany(row => row)));
    }

    [Test]
    public void GetNamePlace_UnknownMember_IsThatOfItsKey()
    {
        var sink = new Asking();

        new StreamingValidator(Compiled(), sink).Validate("{\"rows\":[{\"a\":1,\n \"é\" : 2}]}"u8);

        Assert.That(sink.Names, Is.EqualTo(new[] { (18L, 2L, 2L) }));
    }

    [Test]
    public void ActualKind_FailedKeyword_IsThatOfTheValue()
    {
        var pass = Pass.Over("""{"properties":{"a":{"enum":["x"]},"b":{"enum":["x"]},"c":{"minItems":1}}}""", """{"a":null,"b":"null","c":[]}""");

        Assert.That(pass.Findings.Select(finding => finding.ActualKind), Is.EqualTo(new[]
        {
            System.Text.Json.JsonValueKind.Null, System.Text.Json.JsonValueKind.String, System.Text.Json.JsonValueKind.Array,
        }));
    }

    private static CompiledSchema Compiled() => CompiledSchema.Compile(Encoding.UTF8.GetBytes(Schema), new SchemaCompileOptions { ObserveKeyword = "x-observe" });

    private sealed class Asking : ValidationSink
    {
        public List<string> Members { get; } = [];

        public List<(long Offset, long Line, long Column)> Names { get; } = [];

        public override void OnEnter(string tag, in ValueStart start)
        {
            if (tag == "unknown")
            {
                var (line, column) = start.GetNamePlace();
                Names.Add((start.NameOffset, line, column));
            }
        }

        public override void OnLeave(string tag, in ValueEnd end)
        {
            if (tag == "row")
            {
                Members.Add((end.HasMember("a"u8) ? "a" : "") + (end.HasMember("b"u8) ? "b" : "") + (end.HasMember("c"u8) ? "c" : "") + (end.HasMember("z"u8) ? "z" : ""));
            }
        }
    }
}
