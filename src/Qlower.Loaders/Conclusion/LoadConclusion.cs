using Microsoft.Extensions.Logging;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Reporting;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Conclusion;

/// <summary>Finalises a load: checks that the numbers add up, archives, reports, raises alerts, closes. Every step can be repeated.</summary>
internal sealed partial class LoadConclusion(
    ILoadResults results,
    ILoadManifest manifest,
    LeaseCheck leases,
    SourceRegistry sources,
    LoadWaiters waiters,
    AlertPublisher alerts,
    LoaderMetrics metrics,
    TimeProvider time,
    ILogger<LoadConclusion> logger)
{
    private const int ReporterAttempts = 3;

    /// <summary>Characters of a file name in the log.</summary>
    private const int LongestName = 200;

    public Task RunAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken) =>
        LoaderTelemetry.TraceAsync("conclude", load.Id, null, () => ConcludeAsync(lease, load, pipeline, cancellationToken));

    private async Task ConcludeAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var archive = sources.FindArchiveOf(load.File.Source);
        var recordCounts = await results.GetCountsAsync(load.Id, cancellationToken).ConfigureAwait(false);
        var archived = load.Archived;
        if (archived is null)
        {
            await leases.EnsureValidAsync(lease, cancellationToken).ConfigureAwait(false);
            archived = await archive.ArchiveAsync(load.File, ArchiveRequests.Of(load, StatusOf(load, recordCounts)), cancellationToken).ConfigureAwait(false);
            await results.SetArchivedAsync(lease, archived, cancellationToken).ConfigureAwait(false);
        }

        var report = await BuildAsync(load, recordCounts, archived, pipeline, cancellationToken).ConfigureAwait(false);
        var file = new ReportedFile(manifest, archive, load, archived, report, token => leases.EnsureValidAsync(lease, token));
        foreach (var reporter in pipeline.Reporters.Where(reporter => !load.Reported.Contains(reporter.Name)))
        {
            await ReportAsync(lease, reporter, report, file, cancellationToken).ConfigureAwait(false);
            await results.SetReportedAsync(lease, reporter.Name, cancellationToken).ConfigureAwait(false);
        }

        var faults = report.IsFaulted ? await FaultSummary.DescribeAsync(report, pipeline, cancellationToken).ConfigureAwait(false) : null;
        await leases.EnsureValidAsync(lease, cancellationToken).ConfigureAwait(false);
        await alerts.RaiseForLoadAsync(report, faults, cancellationToken).ConfigureAwait(false);
        if (report.FindingCounts.Any(count => count.Code == RuleCodes.NotArchived))
        {
            await alerts.RaiseNotArchivedAsync(report, cancellationToken).ConfigureAwait(false);
        }

        waiters.SetReport(load.File, report);
        await results.CloseAsync(lease, new LoadClosing(report.Status, report.IsFaulted), cancellationToken).ConfigureAwait(false);
        waiters.SetClosed(load.File);
        metrics.Closed(report, time.GetUtcNow() - load.ReceivedAt);
        var status = report.Status.ToWireName();
        var name = VisibleText.Of(report.FileName, LongestName);
        var duration = ReportFormat.Duration(report.EndedAt - report.StartedAt, ReportLanguage.English);
        LogClosed(
            logger,
            load.Id,
            report.Partner,
            name,
            status,
            report.Totals.Received,
            report.Totals.Integrated,
            report.Totals.AlreadyKnown,
            report.Totals.Rejected,
            duration);
    }

    private async Task<LoadReport> BuildAsync(
        LoadEntry load, IReadOnlyList<IntegratorCounts> recordCounts, ArchivedFile archived, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var findings = new LoadFindings(results, load.Id, time);
        await findings.ReadCountsAsync(cancellationToken).ConfigureAwait(false);
        var isConserved = IsConserved(recordCounts);
        if (!isConserved)
        {
            LogNotConserved(logger, load.Id, load.File.Partner);
            findings.Add(RuleCodes.ConservationFault, FindingSeverity.Error, isFault: true);
        }

        if (!archived.IsAsRead && !findings.Counts.Any(count => count.Code == RuleCodes.FileChanged))
        {
            findings.Add(RuleCodes.NotArchived, FindingSeverity.Warning);
        }

        var (reported, reportedCounts) = findings.Close();
        return new LoadReport
        {
            LoadId = load.Id,
            Partner = load.File.Partner,
            Language = pipeline.Partner.Language,
            FileName = load.File.Name,
            Length = load.File.Length,
            Sha256 = load.Sha256 is { Length: > 0 } hash ? hash : null,
            Header = load.Header,
            Status = StatusOf(load, recordCounts),
            IsFaulted = load.IsFaulted || !isConserved,
            ReceivedAt = load.ReceivedAt,
            StartedAt = load.StartedAt ?? load.ReceivedAt,
            EndedAt = load.ProcessedAt ?? load.ReceivedAt,
            Totals = Totals(recordCounts),
            Models = [.. recordCounts.Where(row => row.IsOverall).Select(row => new ModelCounts(row.Model, row.Counts))],
            Integrators = [.. recordCounts.Where(row => !row.IsOverall)],
            Findings = reported,
            FindingCounts = reportedCounts,
            Rules = pipeline.Catalogue,
            RulePack = pipeline.RulePack,
            ReplayOf = load.ReplayOf,
        };
    }

    private static LoadCounts Totals(IReadOnlyList<IntegratorCounts> recordCounts) =>
        recordCounts.Where(row => row.IsOverall).Aggregate(default(LoadCounts), (sum, row) => sum + row.Counts);

    private static bool IsConserved(IReadOnlyList<IntegratorCounts> recordCounts) => recordCounts.All(row => row.Counts.IsConserved);

    private static LoadStatus StatusOf(LoadEntry load, IReadOnlyList<IntegratorCounts> recordCounts)
    {
        if (load.IsRefused)
        {
            return LoadStatus.Error;
        }

        var totals = Totals(recordCounts);
        if (totals.Rejected == 0 && IsConserved(recordCounts))
        {
            return LoadStatus.Success;
        }

        return totals.Integrated + totals.AlreadyKnown == 0 ? LoadStatus.Error : LoadStatus.PartialSuccess;
    }

    /// <summary>The failure of a reporter is logged, and never changes the outcome.</summary>
    private async Task ReportAsync(LoadLease lease, IReporter reporter, LoadReport report, IReportedFile file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await leases.EnsureValidAsync(lease, cancellationToken).ConfigureAwait(false);
            try
            {
                await reporter.ReportAsync(report, file, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (SourceUnavailableException)
            {
                // The archive cannot be written: the load waits with it, since partners correct their files from these reports alone.
                throw;
            }
            catch (Exception error) when (error is not LeaseLostException && !cancellationToken.IsCancellationRequested)
            {
                LogReporterFailed(logger, error, reporter.Name, report.LoadId, attempt);
                if (attempt == ReporterAttempts)
                {
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 6001, EventName = "LoadClosed", Level = LogLevel.Information, Message = "Load {LoadId} of {Partner}: file {FileName}: {Status}, {Received} records received, {Integrated} integrated, {AlreadyKnown} already known, {Rejected} rejected, in {Duration}.")]
    private static partial void LogClosed(ILogger logger, string loadId, string partner, string fileName, string status, long received, long integrated, long alreadyKnown, long rejected, string duration);

    [LoggerMessage(EventId = 6002, EventName = "NotConserved", Level = LogLevel.Critical, Message = "The numbers of load {LoadId} of {Partner} do not add up.")]
    private static partial void LogNotConserved(ILogger logger, string loadId, string partner);

    [LoggerMessage(EventId = 7001, EventName = "ReporterFailed", Level = LogLevel.Error, Message = "Reporter {Reporter} failed for load {LoadId}, attempt {Attempt}.")]
    private static partial void LogReporterFailed(ILogger logger, Exception error, string reporter, string loadId, int attempt);
}
