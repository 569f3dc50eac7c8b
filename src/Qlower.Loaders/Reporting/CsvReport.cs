using System.Globalization;
using System.Text;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Writes the stored findings as CSV (RFC 4180) that opens well in a spreadsheet of the partner's language: UTF-8 with a byte
/// order mark, semicolons in French and commas in English. What a spreadsheet would take for a formula is defused.
/// </summary>
internal static class CsvReport
{
    private static readonly string[] French =
        ["gravité", "code", "modèle", "identifiant", "champ", "message", "attendu", "reçu", "conseil", "suggestion", "pointeur", "ligne", "colonne", "octet"];

    private static readonly string[] English =
        ["severity", "code", "model", "id", "field", "message", "expected", "actual", "hint", "suggestion", "pointer", "line", "column", "offset"];

    /// <summary>Writes the findings, one a row, below a header row. The stream stays open.</summary>
    public static async Task WriteAsync(Stream output, LoadReport report, RuleCatalogue catalogue, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        var isEnglish = report.Language == ReportLanguage.English;
        var separator = isEnglish ? ',' : ';';
        var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 * 1024, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            var row = new StringBuilder();
            row.AppendJoin(separator, isEnglish ? English : French).Append("\r\n");
            await writer.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            await foreach (var finding in report.Findings.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                row.Clear();
                var description = catalogue.Describe(finding, report.Language);
                Append(row, ReportTexts.Severity(finding.Severity).In(report.Language), separator);
                Append(row, finding.Code, separator);
                Append(row, finding.Model?.ToWireName(), separator);
                Append(row, finding.ExternalId, separator);
                Append(row, finding.Field, separator);
                Append(row, description.Message, separator);
                Append(row, description.Expected, separator);
                Append(row, finding.Actual, separator);
                Append(row, description.Hint, separator);
                Append(row, finding.Suggestion?.GetText(), separator);
                Append(row, finding.Pointer, separator);
                row.Append(Number(finding.Line, 1)).Append(separator);
                row.Append(Number(finding.Column, 1)).Append(separator);
                row.Append(Number(finding.Offset, 0)).Append("\r\n");
                await writer.WriteAsync(row, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static void Append(StringBuilder row, string? text, char separator)
    {
        // Every text is quoted: what separates fields depends on the spreadsheet's own setting.
        row.Append('"');
        if (text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
        {
            row.Append('\'');
        }

        row.Append(text?.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"').Append(separator);
    }

    private static string Number(long value, long lowest) => value < lowest ? "" : value.ToString(CultureInfo.InvariantCulture);
}
