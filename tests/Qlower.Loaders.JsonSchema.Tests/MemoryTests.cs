using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Memory does not grow with the input.</summary>
[NonParallelizable]
public sealed class MemoryTests
{
    private const string Records = """
        {"type":"object","x-observe":"root","properties":{"list":{"type":"array","items":{"$ref":"#/$defs/record"}}},
         "if":{"properties":{"list":{"items":{"required":["day"]}}},"required":["list"]},
         "then":{"properties":{"list":{"items":{"properties":{"day":{"type":"string"}}}}}},
         "$defs":{"record":{"x-observe":"record","properties":{"id":{"type":"integer"},"day":{"anyOf":[{"enum":[null,""]},
           {"type":"string","format":"date"}]},"name":{"pattern":"^[^0-9]*$","maxLength":30}},
           "if":{"properties":{"remove":{"const":"R"}},"required":["remove"]},"then":{"required":["id"]},
           "else":{"required":["id","day"]}}}}
        """;

    [TestCase("[\"", "text é ", "\"]", 6_000_000, 1, JsonFault.StringTooLong)]
    [TestCase("{\"", "key \\u0041 ", "\":1}", 5_000_000, 1, JsonFault.StringTooLong)]
    [TestCase("[", "12345678", "]", 6_000_000, 1, JsonFault.NumberTooLong)]
    [TestCase("{\"a\"", "          ", ":1}", 5_000_000, 0, JsonFault.None)]
    [TestCase("[0", ",1", "]", 6_000_000, 0, JsonFault.None)]
    [TestCase("{\"list\":[{}", ",{\"id\":1,\"day\":\"2026-01-31\",\"name\":\"Zoé\",\"other\":[true]}", "]}", 400_000, 1, JsonFault.None)]
    public async Task ValidateAsync_HugeInput_AllocatesNextToNothing(
        string head, string part, string tail, long repeats, int findings, JsonFault fault)
    {
        var schema = Pass.Compile(Records);
        using var stream = new GeneratedStream(Encoding.UTF8.GetBytes(head), Encoding.UTF8.GetBytes(part), repeats, Encoding.UTF8.GetBytes(tail));
        var sink = new CountingSink();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var outcome = await new StreamingValidator(schema, sink).ValidateAsync(stream);

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.That(outcome.IsWellFormed, sink.Last?.ToString());
        Assert.That(outcome.BytesRead, Is.EqualTo(stream.Length));
        Assert.That(sink.Progress, Is.EqualTo(stream.Length));
        Assert.That(sink.Last?.Fault ?? JsonFault.None, Is.EqualTo(fault));
        Assert.That(allocated, Is.LessThan(6_000_000));
        Assert.That(outcome.FindingCount, Is.GreaterThanOrEqualTo(findings));
    }

    private sealed class CountingSink : ValidationSink
    {
        public SchemaFinding? Last { get; private set; }

        public long Progress { get; private set; }

        public override void OnFinding(SchemaFinding finding)
        {
            if (finding.Fault != JsonFault.None)
            {
                Last = finding;
            }
        }

        public override void OnProgress(long bytes) => Progress = bytes;
    }
}
