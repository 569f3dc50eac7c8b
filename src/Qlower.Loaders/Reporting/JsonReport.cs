using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Writes a report as JSON: first the members that partners already read in the API's answer, then this system's own. Texts are
/// in the report's language; accents are not escaped, what HTML would read as markup is.
/// </summary>
internal static class JsonReport
{
    private const int FlushAt = 64 * 1024;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Indented = true, NewLine = "\n" };
    private static readonly JsonWriterOptions Compact = Options with { Indented = false };

    /// <summary>Writes the report, indented, for people who open the file. The stream stays open.</summary>
    public static Task WriteAsync(Stream output, LoadReport report, RuleCatalogue catalogue, CancellationToken cancellationToken = default) =>
        WriteAsync(output, Options, report, catalogue, cancellationToken);

    /// <summary>
    /// Writes the answer of the HTTP API: the report, or for version <c>1.0</c> the status and the three counts alone.
    /// The stream stays open.
    /// </summary>
    /// <param name="output">Where to.</param>
    /// <param name="report">The report.</param>
    /// <param name="catalogue">The rules of the report's partner.</param>
    /// <param name="version">The <c>versionId</c> of the load; <see langword="null"/> when it could not be read.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static async Task WriteAnswerAsync(
        Stream output, LoadReport report, RuleCatalogue catalogue, string? version, CancellationToken cancellationToken = default)
    {
        if (version != "1.0")
        {
            await WriteAsync(output, Compact, report, catalogue, cancellationToken).ConfigureAwait(false);
            return;
        }

        var writer = new Utf8JsonWriter(output, Compact);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            WriteStatus(writer, report);
            writer.WriteEndObject();
        }
    }

    /// <summary>Writes the findings whose suggestions were written into the corrected rejects. The stream stays open.</summary>
    public static async Task WriteAppliedAsync(
        Stream output, LoadReport report, RuleCatalogue catalogue, IReadOnlyList<Finding> applied, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(output, Options);
        await using (writer.ConfigureAwait(false))
        {
            var findings = new JsonFindingWriter(writer, catalogue, report.Language);
            writer.WriteStartObject();
            writer.WriteString("load_id", report.LoadId);
            writer.WriteString("file", VisibleText.WellFormed(report.FileName));
            writer.WriteStartArray("applied");
            foreach (var finding in applied)
            {
                findings.Write(finding);
                await FlushAsync(writer, cancellationToken).ConfigureAwait(false);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Writes the report's members into the object that the writer is in, such as a webhook's body.</summary>
    public static async Task WriteMembersAsync(Utf8JsonWriter writer, LoadReport report, RuleCatalogue catalogue, CancellationToken cancellationToken = default)
    {
        WriteStatus(writer, report);
        writer.WriteString("end_date", Time(report.EndedAt, ""));
        var findings = new JsonFindingWriter(writer, catalogue, report.Language);
        writer.WriteStartArray("errors");
        await WriteFindingsAsync(isError: true).ConfigureAwait(false);
        writer.WriteEndArray();
        WriteCombinedResult(writer, report);
        WriteLoad(writer, report);
        WriteCounts(writer, report, catalogue);
        writer.WriteStartArray("notices");
        await WriteFindingsAsync(isError: false).ConfigureAwait(false);
        writer.WriteEndArray();

        async Task WriteFindingsAsync(bool isError)
        {
            await foreach (var finding in report.Findings.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (finding.Severity == FindingSeverity.Error == isError)
                {
                    findings.Write(finding);
                    await FlushAsync(writer, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>A moment in UTC with microseconds, as the API writes it.</summary>
    internal static string Time(DateTimeOffset value, string zone) =>
        value.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture) + zone;

    private static async Task WriteAsync(
        Stream output, JsonWriterOptions options, LoadReport report, RuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        var writer = new Utf8JsonWriter(output, options);
        await using (writer.ConfigureAwait(false))
        {
            writer.WriteStartObject();
            await WriteMembersAsync(writer, report, catalogue, cancellationToken).ConfigureAwait(false);
            writer.WriteEndObject();
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task FlushAsync(Utf8JsonWriter writer, CancellationToken cancellationToken) =>
        writer.BytesPending < FlushAt ? Task.CompletedTask : writer.FlushAsync(cancellationToken);

    private static void WriteStatus(Utf8JsonWriter writer, LoadReport report)
    {
        writer.WriteString("status", report.Status.ToWireName());
        writer.WriteNumber("total_count", report.Totals.Received);
        writer.WriteNumber("success_count", report.Totals.Integrated + report.Totals.AlreadyKnown);
        writer.WriteNumber("failed_count", report.Totals.Rejected);
    }

    private static void WriteCombinedResult(Utf8JsonWriter writer, LoadReport report)
    {
        writer.WriteStartArray("combined_result");
        foreach (var model in report.Models)
        {
            writer.WriteStartObject();
            writer.WriteString("model", model.Model.ToWireName());
            writer.WriteStartObject("item");
            writer.WriteNumber("success", model.Counts.Integrated + model.Counts.AlreadyKnown);
            writer.WriteNumber("error", model.Counts.Rejected);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLoad(Utf8JsonWriter writer, LoadReport report)
    {
        writer.WriteString("load_id", report.LoadId);
        writer.WriteString("partner", VisibleText.WellFormed(report.Partner));
        writer.WriteStartObject("file");
        writer.WriteString("name", VisibleText.WellFormed(report.FileName));
        writer.WriteNumber("length", report.Length);
        writer.WriteString("sha256", report.Sha256);
        writer.WriteEndObject();
        writer.WriteString("version", report.Header?.Version);
        writer.WriteString("received_at", Time(report.ReceivedAt, "Z"));
        writer.WriteString("started_at", Time(report.StartedAt, "Z"));
        writer.WriteString("replay_of", report.ReplayOf);
        writer.WriteString("rule_pack", report.RulePack);
        writer.WriteBoolean("is_faulted", report.IsFaulted);
    }

    private static void WriteCounts(Utf8JsonWriter writer, LoadReport report, RuleCatalogue catalogue)
    {
        writer.WriteStartArray("counts");
        foreach (var model in report.Models)
        {
            WriteCounts(writer, null, model.Model, model.Counts);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("integrators");
        foreach (var row in report.Integrators)
        {
            WriteCounts(writer, row.Integrator ?? "", row.Model, row.Counts);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("findings");
        writer.WriteBoolean("capped", report.IsCapped);
        writer.WriteNumber("kept", report.Findings.Count);
        writer.WriteNumber("errors", Total(report, FindingSeverity.Error));
        writer.WriteNumber("warnings", Total(report, FindingSeverity.Warning));
        writer.WriteNumber("informations", Total(report, FindingSeverity.Information));
        writer.WriteEndObject();
        writer.WriteStartArray("findings_by_rule");
        foreach (var count in report.FindingCounts)
        {
            writer.WriteStartObject();
            writer.WriteString("code", count.Code);
            writer.WriteString("severity", JsonFindingWriter.Name(count.Severity));
            writer.WriteString("model", count.Model?.ToWireName());
            writer.WriteString("title", VisibleText.WellFormed(catalogue.Find(count.Code)?.Title.In(report.Language) ?? count.Code));
            writer.WriteNumber("count", count.Count);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter writer, string? integrator, RecordModel model, LoadCounts counts)
    {
        writer.WriteStartObject();
        if (integrator is not null)
        {
            writer.WriteString("integrator", integrator);
        }

        writer.WriteString("model", model.ToWireName());
        writer.WriteNumber("received", counts.Received);
        writer.WriteNumber("integrated", counts.Integrated);
        writer.WriteNumber("already_known", counts.AlreadyKnown);
        writer.WriteNumber("rejected", counts.Rejected);
        writer.WriteEndObject();
    }

    private static long Total(LoadReport report, FindingSeverity severity) =>
        report.FindingCounts.Where(count => count.Severity == severity).Sum(count => count.Count);
}
