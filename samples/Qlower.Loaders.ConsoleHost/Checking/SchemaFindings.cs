using Qlower.Loaders.JsonSchema;

namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Collects the first findings of a schema and renders their texts.</summary>
internal sealed class SchemaFindings(ReportLanguage language) : ValidationSink
{
    private const int Most = 10_000;

    private readonly List<CheckFinding> _retained = [];

    public IReadOnlyList<CheckFinding> Retained => _retained;

    public long Advices { get; private set; }

    public override void OnFinding(SchemaFinding finding)
    {
        Advices += finding.IsWarning ? 1 : 0;
        if (_retained.Count < Most)
        {
            _retained.Add(new CheckFinding
            {
                Code = finding.Fault == JsonFault.None ? finding.Keyword! : finding.Fault.ToString(),
                Severity = finding.IsWarning ? FindingSeverity.Information : FindingSeverity.Error,
                Field = finding.Property,
                Pointer = finding.InstancePointer,
                Line = finding.Line,
                Column = finding.Column,
                Offset = finding.Offset,
                Message = Text(finding),
            });
        }
    }

    private string Text(SchemaFinding finding)
    {
        var isEnglish = language == ReportLanguage.English;
        var text = finding is { Fault: JsonFault.None, Keyword: { } keyword }
            ? isEnglish ? $"does not meet {keyword} ({finding.SchemaLocation})" : $"ne respecte pas {keyword} ({finding.SchemaLocation})"
            : JsonFaultTexts.Of(finding.Fault).In(language);
        text += finding.Property is { } property ? isEnglish ? $", property \"{property}\"" : $", propriété « {property} »" : "";
        text += finding.Expected is { } expected ? isEnglish ? $", expected {expected}" : $", attendu : {expected}" : "";
        text += finding.Actual is { } actual ? isEnglish ? $", found {actual}" : $", trouvé : {actual}" : "";
        return text;
    }
}
