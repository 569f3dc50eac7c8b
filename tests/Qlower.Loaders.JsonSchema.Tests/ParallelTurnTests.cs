using System.Text;
using CsCheck;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Where the array that is validated ahead ends although pieces behind its end were validated already.</summary>
public sealed class ParallelTurnTests
{
    private const int Chunk = 300;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly Gen<byte[]> Document = Gen.Select(
        Gen.Select(Gen.Int[0, 90], Gen.Int[0, 5]).Array[1, 6], Gen.Int[0, 12],
        (arrays, fault) =>
        {
            var text = new StringBuilder("{");
            for (var i = 0; i < arrays.Length; i++)
            {
                var (count, kind) = arrays[i];
                var items = Enumerable.Range(0, count).Select(item => kind switch
                {
                    0 => $$"""{"id":"{{item}}","parts":[{"a":1},{"a":2},{"a":3}]}""",
                    1 => item % 7 == 3 ? "[{},{}]" : "{}",
                    2 => $$"""{"id":"},{ {{item}}"}""",
                    _ => $$"""{"id":{{(item % 5 == 0 ? "7" : "\"7\"")}}} """,
                });
                text.Append(i == 0 ? "\"" : ",\"").Append(i).Append("\":[").AppendJoin(',', items).Append(']');
            }

            return Encoding.UTF8.GetBytes(text.Append(fault switch { 0 => "", 1 => ",}", 2 => "}}", _ => "}" }).ToString());
        });

    /// <summary>
    /// The worker of the piece in front learned that the array had ended while all room was used up by pieces behind: it waited for room as the
    /// others did, and no piece was left whose end could free any.
    /// </summary>
    [Test]
    public async Task ValidateAsync_ArrayEndsWhilePiecesBehindUseUpTheRoom_Ends()
    {
        using var pieces = new CountdownEvent(1);
        var schema = Compile(() => pieces.Wait(Limit / 2));
        var bytes = Encoding.UTF8.GetBytes($"{{\"first\":[{Items(30)},{{\"id\":\"slow\"}}],\"second\":[{Items(600)}]}}");
        var sink = new RecordingSink();

        // The leader reads one piece, the slow worker the next; the other worker uses up the room with three more.
        using var stream = new SignallingStream(bytes, 5 * Chunk, pieces);
        var validator = new ParallelValidator(schema, sink, 2, null, Chunk);
        var outcome = await Task.Run(() => validator.ValidateAsync(stream)).WaitAsync(Limit);

        Assert.That(outcome.IsValid);
        Assert.That(outcome.BytesRead, Is.EqualTo(bytes.Length));
        Assert.That(sink.Findings, Is.Empty);
    }

    /// <summary>Many shapes, degrees and sizes of pieces against one thread.</summary>
    [Test]
    public void ValidateAsync_ManyArrays_GivesTheResultOfOneThread()
    {
        var schema = Compile(static () => true);
        Gen.Select(Document, Gen.Int[1, 8], Gen.Int[20, 500]).Sample((bytes, degree, chunk) =>
        {
            var (one, several) = (new RecordingSink(), new RecordingSink());
            var expected = new StreamingValidator(schema, one).Validate(bytes);
            using var stream = new ChunkedStream(bytes, 70);
            var task = Task.Run(() => new ParallelValidator(schema, several, degree, null, chunk).ValidateAsync(stream));
            var actual = task.WaitAsync(Limit).GetAwaiter().GetResult();

            Assert.That(several.Events, Is.EqualTo(one.Events));
            return actual.IsValid == expected.IsValid && actual.FindingCount == expected.FindingCount && actual.IsWellFormed == expected.IsWellFormed;
        }, iter: 2000);
    }

    private static string Items(int count) => string.Join(',', Enumerable.Repeat("""{"id":"x"}""", count));

    private static CompiledSchema Compile(Func<bool> onSlow) => Pass.Compile(
        """
        {"additionalProperties": {"type": "array", "items": {"type": "object", "properties": {"id": {"type": "string", "format": "gate"}}}}}
        """,
        new SchemaCompileOptions
        {
            Formats = new Dictionary<string, FormatCheck> { ["gate"] = (value, _) => !value.SequenceEqual("slow"u8) || onSlow() },
        });

    /// <summary>Signals once so many bytes were read.</summary>
    private sealed class SignallingStream(byte[] bytes, int count, CountdownEvent signal) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            if (Position >= count && !signal.IsSet)
            {
                signal.Signal();
            }

            return read;
        }
    }
}
