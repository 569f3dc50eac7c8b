using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>One validation, read from memory and again through streams and buffers of many sizes, which must all report the same.</summary>
internal sealed class Pass
{
    private static readonly SchemaCompileOptions AllKeywords = new()
    {
        ObserveKeyword = "x-observe",
        WarningKeyword = "x-advice",
        RuleKeyword = "x-rule",
    };

    private Pass(ValidationOutcome outcome, RecordingSink sink) => (Outcome, Sink) = (outcome, sink);

    public ValidationOutcome Outcome { get; }

    public RecordingSink Sink { get; }

    public List<SchemaFinding> Findings => Sink.Findings;

    public SchemaFinding Single => Findings.Single();

    public static CompiledSchema Compile(string schema, SchemaCompileOptions? options = null) =>
        CompiledSchema.Compile(Encoding.UTF8.GetBytes(schema), options ?? AllKeywords);

    public static Pass Over(string schema, string instance, ValidationLimits? limits = null) =>
        Over(Compile(schema), Encoding.UTF8.GetBytes(instance), limits);

    public static Pass Over(CompiledSchema schema, string instance, ValidationLimits? limits = null) =>
        Over(schema, Encoding.UTF8.GetBytes(instance), limits);

    public static Pass Over(CompiledSchema schema, byte[] instance, ValidationLimits? limits = null)
    {
        var sink = new RecordingSink();
        var pass = new Pass(new StreamingValidator(schema, sink, limits).Validate(instance), sink);
        foreach (var (chunk, buffer) in ((int, int)[])[(1, 1 << 18), (1, 16), (2, 17), (3, 23), (7, 64), (5000, 4096)])
        {
            var other = Stream(schema, instance, limits, chunk, buffer);
            Assert.That(other.Sink.Events, Is.EqualTo(pass.Sink.Events), $"chunks of {chunk}, buffer of {buffer}");
            Assert.That(other.Outcome.IsValid, Is.EqualTo(pass.Outcome.IsValid));
            Assert.That(other.Outcome.FindingCount, Is.EqualTo(pass.Outcome.FindingCount));
            Assert.That(other.Outcome.IsWellFormed, Is.EqualTo(pass.Outcome.IsWellFormed));
        }

        return pass;
    }

    public static Pass Stream(CompiledSchema schema, byte[] instance, ValidationLimits? limits, int chunk, int buffer)
    {
        var sink = new RecordingSink();
        using var stream = new ChunkedStream(instance, chunk);
        var task = new StreamingValidator(schema, sink, limits, buffer).ValidateAsync(stream);
        return new Pass(task.GetAwaiter().GetResult(), sink);
    }
}
