using System.Text.Json;

namespace Qlower.Loaders.Reporting;

/// <summary>Writes findings as the API's errors: the members that partners know, then this system's own.</summary>
internal sealed class JsonFindingWriter(Utf8JsonWriter writer, RuleCatalogue catalogue, ReportLanguage language)
{
    public void Write(Finding finding)
    {
        var stage = catalogue.Find(finding.Code)?.Stage;
        var description = catalogue.Describe(finding, language);
        writer.WriteStartObject();
        writer.WriteString("model", finding.Model?.ToWireName() ?? (stage == RuleStage.Header ? "header" : "file"));
        writer.WriteString("type", TypeOf(finding, stage));
        WriteText("id", finding.ExternalId);
        WriteText("error", description.Message);
        writer.WriteString("created_at", JsonReport.Time(finding.CreatedAt, "Z"));
        writer.WriteString("code", finding.Code);
        writer.WriteString("severity", Name(finding.Severity));
        WriteText("field", finding.Field);
        WriteText("pointer", finding.Pointer);
        WritePlace("line", finding.Line, 1);
        WritePlace("column", finding.Column, 1);
        WritePlace("offset", finding.Offset, 0);
        WriteText("expected", description.Expected);
        WriteText("actual", finding.Actual);
        WriteText("hint", description.Hint);
        WriteSuggestion(finding.Suggestion);
        writer.WriteEndObject();
    }

    /// <summary>The severity as programs read it.</summary>
    public static string Name(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "information",
    };

    private static string TypeOf(Finding finding, RuleStage? stage) =>
        finding.IsFault ? "InternalServerError"
        : stage == RuleStage.File && finding.Model is null && finding.Severity == FindingSeverity.Error ? "WrongFormat"
        : "ValidationError";

    private void WriteText(string name, string? text) => writer.WriteString(name, text is null ? null : VisibleText.WellFormed(text));

    private void WriteSuggestion(FindingSuggestion? suggestion)
    {
        writer.WritePropertyName("suggestion");
        if (suggestion is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            suggestion.WriteTo(writer);
        }
    }

    private void WritePlace(string name, long value, long lowest)
    {
        if (value < lowest)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteNumber(name, value);
        }
    }
}
