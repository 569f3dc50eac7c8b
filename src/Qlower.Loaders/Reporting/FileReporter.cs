using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Writes the report beside the archived file: as JSON, as a page, the findings as CSV where there are any, and the rejected
/// records as a load of their own where there are any. Repeatable.
/// </summary>
internal sealed class FileReporter(IRuleCatalogueProvider catalogues) : IReporter
{
    public const string JsonSuffix = ".report.json";
    public const string HtmlSuffix = ".report.html";
    public const string CsvSuffix = ".findings.csv";
    public const string RejectsSuffix = ".rejects.json";

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
        await file.WriteBesideAsync(
            HtmlSuffix,
            (stream, token) => ReportRenderer.WritePageAsync(report, catalogue, stream, file, hasRejects, token),
            cancellationToken).ConfigureAwait(false);

        if (hasRejects)
        {
            await file.WriteBesideAsync(RejectsSuffix, file.WriteRejectsAsync, cancellationToken).ConfigureAwait(false);
        }
    }
}
