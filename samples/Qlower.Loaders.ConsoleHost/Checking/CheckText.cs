using System.Globalization;

namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Formats a result as lines: one for each finding, and a summary.</summary>
internal static class CheckText
{
    public static IEnumerable<(string Text, string? Style)> Lines(CheckResult result)
    {
        foreach (var finding in result.Findings)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{result.File}:{finding.Line}:{finding.Column} {Output.CheckJson.Severity(finding.Severity)} {finding.Code} {OrDash(finding.Model)} {OrDash(finding.Id)} {OrDash(finding.Field)}: {finding.Message}");
            yield return (finding.Suggestion is null ? line : $"{line} {finding.Hint}", StyleOf(finding.Severity));
        }

        yield return (Summary(result), result.IsValid ? "green" : result.Status == LoadStatus.PartialSuccess ? "yellow" : "red");
    }

    private static string OrDash(string? text) => string.IsNullOrEmpty(text) ? "-" : text;

    private static string Summary(CheckResult result)
    {
        var capped = result.IsCapped ? string.Create(CultureInfo.InvariantCulture, $"; the first {result.Findings.Count} are shown") : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{result.File}: {result.Status.ToWireName()}, {result.Received} received, {result.Received - result.Rejected} valid, {result.Rejected} rejected; errors: {result.Errors}, warnings: {result.Warnings}, informations: {result.Informations}{capped}");
    }

    private static string? StyleOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "red",
        FindingSeverity.Warning => "yellow",
        _ => null,
    };
}
