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
        Verdict.Expect(sink.Findings.Count(finding => !finding.IsAdvice) == findings, "ours, findings told");
    }

    /// <summary>Verdict only: nobody is told the findings.</summary>
    public static bool IsValid(CompiledSchema schema, ReadOnlySpan<byte> instance) =>
        new StreamingValidator(schema, new NoSink()).Validate(instance).IsValid;

    /// <summary>Every finding.</summary>
    public static List<SchemaFinding> FindingsOf(CompiledSchema schema, ReadOnlySpan<byte> instance)
    {
        var sink = new FindingSink();
        new StreamingValidator(schema, sink).Validate(instance);
        return sink.Findings;
    }

    private sealed class NoSink : ValidationSink;
}
