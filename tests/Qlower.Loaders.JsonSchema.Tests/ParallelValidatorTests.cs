using System.Text;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Several threads must report what one reports, in the same order.</summary>
public sealed class ParallelValidatorTests
{
    private static readonly CompiledSchema Schema = Pass.Compile("""
        {
          "type": ["object", "array"],
          "properties": {
            "records": {"type": "array", "items": {"$ref": "#/$defs/record"}, "maxItems": 300},
            "pairs": {"type": "array", "prefixItems": [{"type": "object", "maxProperties": 1}], "items": {"$ref": "#/$defs/record"}}
          },
          "items": {"$ref": "#/$defs/record"},
          "required": ["end"],
          "$defs": {
            "record": {
              "type": "object",
              "required": ["id"],
              "properties": {
                "id": {"type": "string", "maxLength": 4},
                "day": {"format": "date"},
                "parts": {"type": "array", "items": {"$ref": "#/$defs/record"}, "uniqueItems": true},
                "tags": {"contains": {"type": "string"}, "maxContains": 1},
                "either": {"oneOf": [{"type": "string"}, {"required": ["a"]}]}
              }
            }
          }
        }
        """);

    private static readonly Gen<string> Record = Gen.Select(
        Pick("1", "22", "55555", "é", "},{", "x\\\"},\\n{"), Pick("2026-01-01", "2026-13-01"), Pick("", "\n", " ", "\r\n  "), Gen.Int[0, 12],
        (id, day, space, kind) => kind switch
        {
            0 => $"{{{space}}}",
            1 => $"{{\"id\":\"{id}\",{space}\"parts\":[{{\"id\":\"1\"}},{space}{{\"id\":\"12345\"}},{{}}]}}{space}",
            2 => $"{{\"either\":{{\"b\":[{{}},{{}}]}},\"id\":1}}",
            3 => "7",
            4 => $"{{\"id\":\"1\",\"parts\":[{{\"id\":\"1\"}},{space}{{\"id\":\"{id}\"}},{{\"tags\":[]}},{{\"tags\":{space}[]}}]}}",
            5 => $"{{\"id\":\"1\",\"tags\":[1,\"{id}\",{space}[],\"{day}\"]}}",
            _ => $"{space}{{\"id\":\"{id}\",\"day\":\"{day}\",\"other\":{{}}}}{space}",
        });

    private static readonly Gen<string> Document = Gen.Select(
        Pick("records", "pairs", "unknown"), Record.Array[0, 400], Record.Array[0, 40], Gen.Int[0, 9],
        (name, records, more, kind) => kind switch
        {
            0 => $"[{string.Join(',', records)}]",
            1 => $"{{\"{name}\":[{string.Join(',', records)}],\"{name}\":[{string.Join(',', more)}]",
            2 => $"{{\"{name}\":[{string.Join(',', records)}],}}",
            _ => $"{{\"{name}\":[{string.Join(',', records)}],\n\"records\":[{string.Join(',', more)}],\"end\":1}}",
        });

    [TestCase(200)]
    [TestCase(3000)]
    public void ValidateAsync_RandomDocument_ReportsWhatOneThreadReports(int chunk)
    {
        long ahead = 0;
        Document.Sample(text => Compare(Encoding.UTF8.GetBytes(text), chunk, ref ahead), iter: 200);

        Assert.That(ahead, Is.GreaterThan(20), "pieces validated ahead");
    }

    [Test]
    public void ValidateAsync_MutatedDocument_ReportsWhatOneThreadReports()
    {
        long ahead = 0;
        Gen.Select(Document, Gen.Int[0, 1_000_000], Gen.OneOf(Gen.Byte, Pick([.. "{}[],:\"\\1e \n"u8]))).Sample((text, place, value) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            bytes[place % bytes.Length] = value;
            return Compare(bytes, 500, ref ahead);
        }, iter: 400);
    }

    /// <summary>The last item decides together with the first.</summary>
    [TestCase("""{"items":{"required":["id"]}}""", true)]
    [TestCase("""{"items":{"contains":true,"uniqueItems":true}}""", true)]
    [TestCase("""{"uniqueItems":true}""", false)]
    [TestCase("""{"contains":{"const":1}}""", false)]
    [TestCase("""{"anyOf":[{"items":{"required":["id"]}},{"maxItems":1}]}""", false)]
    [TestCase("""{"if":{"items":{"required":["id"]}},"else":{"maxItems":500}}""", false)]
    [TestCase("""{"not":{"items":{"type":["object","array"]}}}""", false)]
    public void ValidateAsync_WhatDependsOnAllItems_IsNotSplit(string schema, bool isSplit)
    {
        var compiled = Pass.Compile(schema);
        var items = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"id":{{i}},"list":[{}]}"""));
        foreach (var last in (string[])["""{"id":0,"list":[{}]}""", "{}", "[]", "[1,1]"])
        {
            long ahead = 0;
            var bytes = Encoding.UTF8.GetBytes($"[{items},{last}]");

            Assert.That(Compare(bytes, 300, ref ahead, compiled), last);
            Assert.That(ahead, isSplit ? Is.Positive : Is.Zero, last);
        }
    }

    [TestCase("""{"properties":{"list":{"items":{"required":["id"]}}}}""", true)]
    [TestCase("""{"anyOf":[{"properties":{"list":{"uniqueItems":true}}}],"unevaluatedProperties":false}""", false)]
    [TestCase("""{"anyOf":[{"properties":{"list":{"items":{"required":["id"]}}}},{"required":["more"]}]}""", false)]
    public void ValidateAsync_ArrayOfAValueThatIsBufferedOrDecides_IsNotSplit(string schema, bool isSplit)
    {
        long ahead = 0;
        var items = string.Join(',', Enumerable.Range(0, 1000).Select(i => $$"""{"id":{{i}} }"""));
        var bytes = Encoding.UTF8.GetBytes($$"""{"list":[{{items}},{"id":0},{}],"other":1}""");

        Assert.That(Compare(bytes, 300, ref ahead, Pass.Compile(schema)));
        Assert.That(ahead, isSplit ? Is.Positive : Is.Zero);
    }

    [Test]
    public void Constructor_ObservedValues_AreRefused() => Assert.That(
        () => new ParallelValidator(Pass.Compile("""{"items":{"x-observe":"item"}}"""), new RecordingSink(), 2),
        Throws.ArgumentException.With.Message.Contains("observed"));

    [Test]
    public void ValidateAsync_SinkThrows_ReachesTheCallerAndNoFurtherFindingIsReported()
    {
        var sink = new ThrowingSink();
        using var stream = new MemoryStream(ManyFaults());

        Assert.That(() => new ParallelValidator(Schema, sink, 3, null, 300).ValidateAsync(stream), Throws.InstanceOf<NotSupportedException>());
        Assert.That(sink.Received, Is.EqualTo(ThrowingSink.Most));
    }

    [Test]
    public void ValidateAsync_StreamFailsInTheMiddle_ReachesTheCaller()
    {
        using var stream = new FailingStream(ManyFaults());

        Assert.That(() => new ParallelValidator(Schema, new RecordingSink(), 3, null, 300).ValidateAsync(stream), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void ValidateAsync_CancelledInTheMiddle_Ends()
    {
        using var cancellation = new CancellationTokenSource();
        using var stream = new MemoryStream(ManyFaults());
        var sink = new CancellingSink(cancellation);

        Assert.That(() => new ParallelValidator(Schema, sink, 3, null, 300).ValidateAsync(stream, cancellation.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task ValidateAsync_DegreeOne_ReadsInOrder()
    {
        using var stream = new MemoryStream(ManyFaults());
        var validator = new ParallelValidator(Schema, new RecordingSink(), 1, null, 300);

        Assert.That((await validator.ValidateAsync(stream)).FindingCount, Is.EqualTo(1000));
        Assert.That(validator.PiecesAhead, Is.Zero);
    }

    private static byte[] ManyFaults() => Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("{\"id\":1}", 1000)) + "]");

    private static bool Compare(byte[] bytes, int chunk, ref long ahead, CompiledSchema? schema = null)
    {
        schema ??= Schema;
        var (one, several) = (new RecordingSink(), new RecordingSink());
        var expected = new StreamingValidator(schema, one).Validate(bytes);
        using var stream = new ChunkedStream(bytes, 70);
        var validator = new ParallelValidator(schema, several, 2 + (bytes.Length % 3), null, chunk);
        var actual = Task.Run(() => validator.ValidateAsync(stream)).WaitAsync(TimeSpan.FromMinutes(1)).GetAwaiter().GetResult();
        Interlocked.Add(ref ahead, validator.PiecesAhead);

        Assert.That(several.Events, Is.EqualTo(one.Events));
        return actual.IsValid == expected.IsValid && actual.FindingCount == expected.FindingCount
            && actual.IsWellFormed == expected.IsWellFormed && (!expected.IsWellFormed || actual.BytesRead == expected.BytesRead);
    }

    private static Gen<T> Pick<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private sealed class ThrowingSink : ValidationSink
    {
        public const int Most = 200;

        public int Received { get; private set; }

        public override void OnFinding(SchemaFinding finding)
        {
            if (++Received >= Most)
            {
                throw new NotSupportedException();
            }
        }
    }

    private sealed class CancellingSink(CancellationTokenSource cancellation) : ValidationSink
    {
        public override void OnFinding(SchemaFinding finding) => cancellation.Cancel();
    }

    private sealed class FailingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 3000 ? throw new IOException() : base.ReadAsync(buffer, cancellationToken);
    }
}
