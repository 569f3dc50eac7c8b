namespace Qlower.Loaders.JsonSchema.Output;

/// <summary>Collects faults of the JSON text.</summary>
internal sealed class FaultSink : ValidationSink
{
    public List<SchemaFinding> Faults { get; } = [];

    public override void OnFinding(SchemaFinding finding)
    {
        if (!finding.IsWarning)
        {
            Faults.Add(finding);
        }
    }
}
