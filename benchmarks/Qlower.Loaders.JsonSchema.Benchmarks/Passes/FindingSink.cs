namespace Qlower.Loaders.JsonSchema.Benchmarks.Passes;

/// <summary>Keeps every finding, and counts the observed values.</summary>
internal sealed class FindingSink : ValidationSink
{
    public List<SchemaFinding> Findings { get; } = [];

    public long Observed { get; private set; }

    public override void OnFinding(SchemaFinding finding) => Findings.Add(finding);

    public override void OnEnter(string tag, in ValueStart start) => Observed++;
}
