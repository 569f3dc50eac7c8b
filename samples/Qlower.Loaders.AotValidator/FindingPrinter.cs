using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.AotValidator;

/// <summary>Writes one line a finding, with line, column and place, in the order of the file.</summary>
internal sealed class FindingPrinter(string file, TextWriter output) : ValidationSink
{
    public override void OnFinding(SchemaFinding finding)
    {
        var what = finding.Keyword ?? finding.Fault.ToString();
        var property = finding.Property is null ? "" : $" '{finding.Property}'";
        var expected = finding.Expected is null ? "" : $", expected {finding.Expected}";
        var actual = finding.Actual is null ? "" : $", found {finding.Actual}";
        output.WriteLine($"{file}:{finding.Line}:{finding.Column}: {finding.InstancePointer} {what}{property}{expected}{actual}");
    }
}
