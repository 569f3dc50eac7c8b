using System.IO.Pipelines;
using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>The verdict alone, and instances that come through a pipe.</summary>
public sealed class VerdictTests
{
    private static readonly CompiledSchema Schema = Pass.Compile("""
        {
          "items": {
            "oneOf": [{"type": "integer"}, {"type": "object", "required": ["a"]}, {"type": "number", "maximum": 3}],
            "x-advice": [{"minimum": 10}]
          },
          "if": {"minItems": 2}, "then": {"uniqueItems": true}, "else": {"items": {"type": ["number", "object"]}}
        }
        """);

    [TestCase("[]", true)]
    [TestCase("[1.5]", true)]
    [TestCase("[\"x\"]", false)]
    [TestCase("[4,{\"a\":1}]", true)]
    [TestCase("[4,4]", false)]
    [TestCase("[4,5,{\"b\":1},6]", false)]
    [TestCase("[4,5", false)]
    [TestCase("{\"a\":1,\"a\":2}", false)]
    [TestCase("", false)]
    public void IsValid_SmallInstances_EqualsAFullPass(string instance, bool expected)
    {
        Assert.That(Pass.Over(Schema, instance).Outcome.IsValid, Is.EqualTo(expected));
        Assert.That(Schema.IsValid(Encoding.UTF8.GetBytes(instance)), Is.EqualTo(expected));
    }

    [Test]
    public async Task IsValidAsync_FaultAtTheStart_ReadsNoFurther()
    {
        using var stream = new GeneratedStream("[\"x\""u8.ToArray(), ",1"u8.ToArray(), 5_000_000, "]"u8.ToArray());

        Assert.That(await Schema.IsValidAsync(stream), Is.False);
        Assert.That(stream.Position, Is.LessThanOrEqualTo(256 * 1024));
    }

    [Test]
    public void IsValid_OnManyThreads_IsRight() => Parallel.For(0, 2000, i =>
    {
        var instance = i % 2 == 0 ? "[4,{\"a\":1}]"u8 : "[4,5,{\"b\":1}]"u8;
        Assert.That(Schema.IsValid(instance), Is.EqualTo(i % 2 == 0));
    });

    [Test]
    public async Task ValidateAsync_PipeInSmallPieces_ReportsWhatMemoryReports()
    {
        var instance = Encoding.UTF8.GetBytes("[" + string.Join(",\n", Enumerable.Range(0, 500).Select(i => i % 7 == 0 ? "{\"é\":1}" : "4")) + "]");
        var expected = new RecordingSink();
        var outcome = new StreamingValidator(Schema, expected).Validate(instance);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 64, resumeWriterThreshold: 32));
        var sink = new RecordingSink();

        var validation = new StreamingValidator(Schema, sink, null, 128).ValidateAsync(pipe.Reader);
        for (var at = 0; at < instance.Length; at += 11)
        {
            await pipe.Writer.WriteAsync(instance.AsMemory(at, Math.Min(11, instance.Length - at)));
        }

        await pipe.Writer.CompleteAsync();
        var actual = await validation;

        Assert.That(sink.Events, Is.EqualTo(expected.Events));
        Assert.That(actual.FindingCount, Is.EqualTo(outcome.FindingCount));
        Assert.That(actual.BytesRead, Is.EqualTo(instance.Length));
    }

    [Test]
    public void ValidateAsync_PendingReadCancelled_Throws()
    {
        var pipe = new Pipe();
        var validation = new StreamingValidator(Schema, new RecordingSink()).ValidateAsync(pipe.Reader);
        pipe.Reader.CancelPendingRead();

        Assert.That(async () => await validation, Throws.InstanceOf<OperationCanceledException>());
    }
}
