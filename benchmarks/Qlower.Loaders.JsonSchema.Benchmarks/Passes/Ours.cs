namespace Qlower.Loaders.JsonSchema.Benchmarks.Passes;

/// <summary>The engine of this repository, with a sink that keeps the findings.</summary>
internal static class Ours
{
    /// <summary>Validates from a stream and holds the number of findings, advice not counted, against the known one.</summary>
    public static async Task ValidateAsync(CompiledSchema schema, Stream stream, long findings)
    {
        var sink = new FindingSink();
        var outcome = await new StreamingValidator(schema, sink).ValidateAsync(stream);
        Verdict.Expect(outcome.IsValid == (findings == 0) && outcome.FindingCount == findings, $"ours, {outcome.FindingCount} findings instead of {findings}");
        Verdict.Expect(sink.Findings.Count(finding => !finding.IsWarning) == findings, "ours, findings told");
    }

    /// <summary>The same on several threads.</summary>
    public static async Task ValidateAsync(CompiledSchema schema, Stream stream, long findings, int degree)
    {
        var sink = new FindingSink();
        var outcome = await new ParallelValidator(schema, sink, degree).ValidateAsync(stream);
        Verdict.Expect(outcome.FindingCount == findings && sink.Findings.Count == findings, $"ours on {degree} threads, {outcome.FindingCount} findings");
    }

    /// <summary>Verdict only: no findings, and the first fault ends the pass.</summary>
    public static bool IsValid(CompiledSchema schema, ReadOnlySpan<byte> instance) =>
        schema.IsValid(instance);

    /// <summary>Every finding.</summary>
    public static List<SchemaFinding> FindingsOf(CompiledSchema schema, ReadOnlySpan<byte> instance)
    {
        var sink = new FindingSink();
        new StreamingValidator(schema, sink).Validate(instance);
        return sink.Findings;
    }
}
