using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.ConsoleHost.Output;
using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Checking;

/// <summary>Static validation of Loader 2.0 files.</summary>
internal sealed class LoaderFileChecker(ServiceProvider services, Screen screen, string? partner, ReportLanguage? language) : IChecker
{
    public static async Task<LoaderFileChecker> CreateAsync(Settings settings, string? partner, ReportLanguage? language)
    {
        var configuration = HostConfiguration.Read(settings.Config, settings.Data);
        if (partner is not null)
        {
            Partners.EnsureKnown(configuration, partner);
        }

        var services = LoaderServices.BuildChecker(settings, configuration);
        try
        {
            LoaderServices.EnsureValid(services, configuration);
            return new LoaderFileChecker(services, settings.Screen, partner, language ?? (partner is null ? Languages.OfEnvironment() : null));
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public async Task<CheckResult> CheckAsync(string file, Stream content, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine(screen, services.GetRequiredService<IProgressFeed>(), name => name);

        // Standard input has no file name, so the naming rule does not apply.
        var name = file == "-" ? "" : Path.GetFileName(file);
        var report = await services.GetRequiredService<IFileCheck>().CheckAsync(content, name, partner, language, cancellationToken);
        var catalogue = services.GetService<IRuleBook>()?.For(partner);
        return new CheckResult
        {
            File = file,
            Status = report.Status,
            Received = report.Totals.Received,
            Rejected = report.Totals.Rejected,
            Errors = Count(report, FindingSeverity.Error),
            Warnings = Count(report, FindingSeverity.Warning),
            Informations = Count(report, FindingSeverity.Information),
            Findings = await report.Findings.Select(finding => Of(finding, catalogue, report.Language)).ToListAsync(cancellationToken),
            Report = report,
        };
    }

    public Task RenderAsync(CheckResult result, ReportKind kind, Stream output, CancellationToken cancellationToken) =>
        services.GetRequiredService<IReportRenderer>().RenderAsync(result.Report!, kind, output, null, cancellationToken);

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static long Count(LoadReport report, FindingSeverity severity) =>
        report.FindingCounts.Where(count => count.Severity == severity).Sum(count => count.Count);

    private static CheckFinding Of(Finding finding, RuleCatalogue? catalogue, ReportLanguage language) => new()
    {
        Code = finding.Code,
        Severity = finding.Severity,
        Model = finding.Model?.ToWireName(),
        Id = finding.ExternalId,
        Field = finding.Field,
        Pointer = finding.Pointer,
        Line = finding.Line,
        Column = finding.Column,
        Offset = finding.Offset,
        Message = catalogue?.Render(finding, language) ?? finding.Code,
        Hint = catalogue?.RenderHint(finding, language),
        Suggestion = finding.Suggestion,
    };
}
