using System.Text.Json;
using Qlower.Loaders.ConsoleHost.Checking;

namespace Qlower.Loaders.ConsoleHost.Output;

/// <summary>Writes the result of a check as JSON. Line, column and offset are null when unknown.</summary>
internal static class CheckJson
{
    public static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "information",
    };

    /// <summary>Writes the member <c>suggestion</c>, which may be null.</summary>
    private static void WriteSuggestion(Utf8JsonWriter json, FindingSuggestion? suggestion)
    {
        json.WritePropertyName("suggestion");
        if (suggestion is null)
        {
            json.WriteNullValue();
        }
        else
        {
            suggestion.WriteTo(json);
        }
    }

    /// <param name="result">The result.</param>
    /// <param name="isOneOfSeveral">Whether it is one of several lines and therefore names its file.</param>
    public static string Of(CheckResult result, bool isOneOfSeveral) => JsonOutput.Write(
        json =>
        {
            json.WriteStartObject();
            if (isOneOfSeveral)
            {
                json.WriteString("file", result.File);
            }

            json.WriteString("status", result.Status.ToWireName());
            json.WriteStartObject("counts");
            json.WriteNumber("received", result.Received);
            json.WriteNumber("valid", result.Received - result.Rejected);
            json.WriteNumber("rejected", result.Rejected);
            json.WriteNumber("errors", result.Errors);
            json.WriteNumber("warnings", result.Warnings);
            json.WriteNumber("informations", result.Informations);
            json.WriteBoolean("findings_capped", result.IsCapped);
            json.WriteEndObject();
            json.WriteStartArray("findings");
            foreach (var finding in result.Findings)
            {
                json.WriteStartObject();
                json.WriteString("code", finding.Code);
                json.WriteString("severity", Severity(finding.Severity));
                json.WriteString("model", finding.Model);
                json.WriteString("id", finding.Id);
                json.WriteString("pointer", finding.Pointer);
                Place("line", finding.Line, 1);
                Place("column", finding.Column, 1);
                Place("offset", finding.Offset, 0);
                json.WriteString("message", finding.Message);
                json.WriteString("hint", finding.Hint);
                WriteSuggestion(json, finding.Suggestion);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();

            void Place(string name, long value, long least)
            {
                if (value >= least)
                {
                    json.WriteNumber(name, value);
                }
                else
                {
                    json.WriteNull(name);
                }
            }
        },
        isIndented: !isOneOfSeveral);
}
