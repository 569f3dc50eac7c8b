using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Writes the report beside the archived file: as JSON, as a page, the findings as CSV where there are any, and the rejected
/// records as a load of their own where there are any; once more with the suggestions in it where there are any, with the list of these.
/// Repeatable.
/// </summary>
internal sealed class FileReporter(IRuleCatalogueProvider catalogues) : IReporter
{
    public const string JsonSuffix = ".report.json";
    public const string HtmlSuffix = ".report.html";
    public const string CsvSuffix = ".findings.csv";
    public const string RejectsSuffix = ".rejects.json";

    /// <summary>The rejects with the suggestions written in.</summary>
    public const string CorrectedSuffix = ".corrected.json";

    /// <summary>The findings whose suggestions are in the corrected rejects.</summary>
    public const string AppliedSuffix = ".applied.json";

    public string Name => "files";

    public async Task ReportAsync(LoadReport report, IReportedFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(file);
        var catalogue = catalogues.For(report.Partner);
        await file.WriteBesideAsync(JsonSuffix, (stream, token) => JsonReport.WriteAsync(stream, report, catalogue, token), cancellationToken)
            .ConfigureAwait(false);

        if (report.Findings.Count > 0)
        {
            await file.WriteBesideAsync(CsvSuffix, (stream, token) => CsvReport.WriteAsync(stream, report, catalogue, token), cancellationToken)
                .ConfigureAwait(false);
        }

        var hasRejects = await file.HasRejectsAsync(cancellationToken).ConfigureAwait(false);
        var hasCorrections = hasRejects
            && await report.Findings.AnyAsync(finding => finding is { Severity: FindingSeverity.Error, Suggestion: not null }, cancellationToken).ConfigureAwait(false);
        await file.WriteBesideAsync(
            HtmlSuffix,
            (stream, token) => ReportRenderer.WritePageAsync(report, catalogue, stream, file, (hasRejects, hasCorrections), token),
            cancellationToken).ConfigureAwait(false);

        if (hasRejects)
        {
            await file.WriteBesideAsync(RejectsSuffix, file.WriteRejectsAsync, cancellationToken).ConfigureAwait(false);
        }

        if (hasCorrections)
        {
            await WriteCorrectedAsync(report, catalogue, file, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task WriteCorrectedAsync(LoadReport report, RuleCatalogue catalogue, IReportedFile file, CancellationToken cancellationToken)
    {
        IReadOnlyList<Finding> applied = [];
        await file.WriteBesideAsync(
            CorrectedSuffix,
            async (stream, token) => applied = await file.WriteCorrectedRejectsAsync(stream, token).ConfigureAwait(false) ?? [],
            cancellationToken).ConfigureAwait(false);
        await file.WriteBesideAsync(
            AppliedSuffix, (stream, token) => JsonReport.WriteAppliedAsync(stream, report, catalogue, applied, token), cancellationToken).ConfigureAwait(false);
    }
}
