using System.Text;

namespace Qlower.Loaders.JsonSchema.Tests;

/// <summary>Keeps the findings, and a line for each event in order.</summary>
internal sealed class RecordingSink : ValidationSink
{
    public List<SchemaFinding> Findings { get; } = [];

    public List<string> Events { get; } = [];

    public long Progress { get; private set; }

    public override void OnFinding(SchemaFinding finding)
    {
        Findings.Add(finding);
        Events.Add($"finding {finding} @{finding.Offset} fatal={finding.IsFatal} warning={finding.IsWarning} rule={finding.Rule} "
            + $"property={finding.Property} choice={finding.ChoiceLocation} left={finding.BranchesLeftOut}+{finding.FindingsLeftOut} expected={finding.Expected} actual={finding.Actual}");
    }

    public override void OnEnter(string tag, in ValueStart start) =>
        Events.Add($"enter {tag} {start.Kind} @{start.Offset} {start.Line}:{start.Column} depth={start.Depth} "
            + $"name={Encoding.UTF8.GetString(start.PropertyName)} index={start.Index} pointer={start.GetPointer()}{Padding(start.Padding)}");

    public override void OnLeave(string tag, in ValueEnd end) =>
        Events.Add($"leave {tag} {end.Kind} @{end.StartOffset}-{end.EndOffset} depth={end.Depth} "
            + $"value={Encoding.UTF8.GetString(end.Value)} oversized={end.IsOversized}{Padding(end.Padding)}");

    public override void OnProgress(long bytes) => Progress = bytes;

    private static string Padding(long bytes) => bytes == 0 ? "" : $" padding={bytes}";
}
