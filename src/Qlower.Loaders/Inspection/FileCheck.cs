using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Findings;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Inspection;

internal sealed class FileCheck(
    LoadPipelineFactory pipelines, IServiceScopeFactory scopes, IOptions<QlowerLoadersOptions> options, ProgressBoard progress, TimeProvider time) : IFileCheck
{
    public async Task<LoadReport> CheckAsync(
        Stream file, string fileName, string? partner = null, ReportLanguage? language = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var started = time.GetUtcNow();
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            var pipeline = pipelines.Create(scope.ServiceProvider, partner ?? "");
            var length = file.CanSeek ? file.Length : 0;
            var request = new InspectionRequest
            {
                Pipeline = pipeline,
                ChecksPartner = partner is not null,
                IsPartnerKnown = options.Value.Partners.ContainsKey,
                FileName = partner is null || fileName.Length == 0 ? null : fileName,
                Options = options.Value,
                Now = started,
                Progress = bytes => progress.Report(new LoadProgress(fileName, LoadState.Received, bytes, length, time.GetUtcNow() - started)),
            };
            var summary = await FileInspector.InspectAsync(file, request, cancellationToken).ConfigureAwait(false);
            return ReportOf(summary, pipeline, fileName, language ?? pipeline.Partner.Language, started, time.GetUtcNow());
        }
    }

    private static LoadReport ReportOf(
        InspectionSummary summary, LoadPipeline pipeline, string fileName, ReportLanguage language, DateTimeOffset started, DateTimeOffset ended)
    {
        var models = summary.Models.Select(model => model with { Counts = Settle(model.Counts, summary.Result.IsRefused) }).ToList();
        var totals = models.Aggregate(default(LoadCounts), (sum, model) => sum + model.Counts);
        var announcement = FindingCap.Announce(summary.Result.Findings.Count, summary.Result.FindingCounts, ended);
        var findings = summary.Result.Findings.OrderBy(finding => finding.Offset).ToList();
        if (announcement is not null)
        {
            findings.Insert(0, announcement);
        }

        return new LoadReport
        {
            LoadId = "",
            Partner = summary.Result.Header?.Partner ?? pipeline.Partner.Id,
            Language = language,
            FileName = fileName,
            Length = summary.Length,
            Sha256 = summary.Result.Sha256,
            Header = summary.Result.Header,
            Status = summary.Result.IsRefused || (totals.Rejected > 0 && totals.Integrated == 0) ? LoadStatus.Error
                : totals.Rejected > 0 ? LoadStatus.PartialSuccess
                : LoadStatus.Success,
            ReceivedAt = started,
            StartedAt = started,
            EndedAt = ended,
            Totals = totals,
            Models = models,
            Findings = new ReportFindings(findings),
            FindingCounts = FindingCap.Count(summary.Result.FindingCounts, announcement),
            Rules = pipeline.Catalogue,
            RulePack = pipeline.RulePack,
        };
    }

    private static LoadCounts Settle(LoadCounts counts, bool isRefused) =>
        isRefused ? counts with { Rejected = counts.Received } : counts with { Integrated = counts.Received - counts.Rejected };
}
