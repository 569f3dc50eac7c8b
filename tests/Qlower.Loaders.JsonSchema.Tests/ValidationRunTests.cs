using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

[TestFixture]
internal sealed class ValidationRunTests
{
    private const string Schema = """{"items":{"type":"string","x-observe":"item"}}""";

    [TestCase("[]")]
    [TestCase("""["a",1,"b",{"c":[]},"d"]""")]
    [TestCase("""["a","b" """)]
    [TestCase("""["a",,"b"]""")]
    public async Task AdvanceAsync_ToTheEnd_ReportsTheSameAsOnePass(string instance)
    {
        var expected = Pass.Over(Schema, instance);
        var sink = new RecordingSink();
        using var stream = new ChunkedStream(Encoding.UTF8.GetBytes(instance), 3);
        using var run = new StreamingValidator(Pass.Compile(Schema), sink, null, 16).Start(stream);

        while (await run.AdvanceAsync())
        {
        }

        Assert.That(sink.Events, Is.EqualTo(expected.Sink.Events));
        Assert.That(run.Outcome.IsWellFormed, Is.EqualTo(expected.Outcome.IsWellFormed));
        Assert.That(run.Outcome.FindingCount, Is.EqualTo(expected.Outcome.FindingCount));
        Assert.That(await run.AdvanceAsync(), Is.False);
    }

    [Test]
    public async Task AdvanceAsync_OneBuffer_ReadsNoMoreThanThat()
    {
        var sink = new RecordingSink();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("\"x\"", 500)) + "]"));
        using var run = new StreamingValidator(Pass.Compile(Schema), sink, null, 64).Start(stream);

        var goesOn = await run.AdvanceAsync();

        Assert.That(goesOn, Is.True);
        Assert.That(stream.Position, Is.LessThanOrEqualTo(64));
        Assert.That(sink.Events, Is.Not.Empty);
        Assert.That(() => run.Outcome, Throws.InvalidOperationException);
    }

    [Test]
    public void Start_UsedValidator_Throws()
    {
        var validator = new StreamingValidator(Pass.Compile(Schema), new RecordingSink());
        validator.Validate("[]"u8);

        Assert.That(() => validator.Start(Stream.Null), Throws.InvalidOperationException);
        Assert.That(() => new StreamingValidator(Pass.Compile(Schema), new RecordingSink()).Start(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void AdvanceAsync_Cancelled_Throws()
    {
        using var run = new StreamingValidator(Pass.Compile(Schema), new RecordingSink()).Start(new MemoryStream("[]"u8.ToArray()));

        Assert.That(async () => await run.AdvanceAsync(new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
    }
}
