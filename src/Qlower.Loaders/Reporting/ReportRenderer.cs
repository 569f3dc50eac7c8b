using System.Text;
using Qlower.Loaders.Rules;

namespace Qlower.Loaders.Reporting;

internal sealed class ReportRenderer(IRuleCatalogueProvider catalogues) : IReportRenderer
{
    public Task RenderAsync(LoadReport report, ReportKind kind, Stream output, IReportedFile? file = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var catalogue = catalogues.For(report.Partner);
        return kind switch
        {
            ReportKind.Json => JsonReport.WriteAsync(output, report, catalogue, cancellationToken),
            ReportKind.Csv => CsvReport.WriteAsync(output, report, catalogue, cancellationToken),
            ReportKind.Html => WritePageAsync(report, catalogue, output, file, default, cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a form of report."),
        };
    }

    /// <summary>Writes the page, with excerpts where there is a file to read them from.</summary>
    internal static async Task WritePageAsync(
        LoadReport report,
        RuleCatalogue catalogue,
        Stream output,
        IReportedFile? file,
        (bool HasRejects, bool HasCorrections) beside,
        CancellationToken cancellationToken)
    {
        var groups = await FindingGroups.ReadAsync(report, catalogue, cancellationToken).ConfigureAwait(false);
        var excerpts = file is null
            ? new Dictionary<Finding, Excerpt>()
            : await ExcerptReader.ReadAsync(groups.SelectMany(group => group.Examples), file, cancellationToken).ConfigureAwait(false);
        var page = Encoding.UTF8.GetBytes(HtmlReport.Render(report, groups, excerpts, catalogue, beside.HasRejects, beside.HasCorrections));
        await output.WriteAsync(page, cancellationToken).ConfigureAwait(false);
    }
}
