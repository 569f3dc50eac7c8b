using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Conclusion;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Processing;

/// <summary>The stages of one load, from its present state. Created once a load, in its scope.</summary>
internal sealed class LoadStages(
    ILoadLedger ledger,
    SourceRegistry sources,
    LoadPipelineFactory pipelines,
    IServiceProvider scope,
    IOptions<QlowerLoadersOptions> options,
    ILoadDispatcher dispatcher,
    LoadConclusion conclusion,
    LoadParts parts,
    ProgressBoard progress,
    LoaderMetrics metrics,
    TimeProvider time,
    ILogger<LoadStages> logger)
{
    public async Task RunAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        var pipeline = pipelines.Create(scope, lease.Load.File.Partner);
        var load = lease.Load;
        while (load.State != LoadState.Closed)
        {
            switch (load.State)
            {
                case LoadState.Received:
                    await InspectAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    break;
                case LoadState.Inspected:
                    await ledger.AdvanceAsync(lease, LoadState.Queued, cancellationToken).ConfigureAwait(false);
                    if (dispatcher.ReleasesAfterInspection)
                    {
                        // Any worker of any process may take it.
                        await ledger.ReleaseAsync(lease, null, cancellationToken).ConfigureAwait(false);
                        await dispatcher.DispatchAsync(load.Id, cancellationToken).ConfigureAwait(false);
                        return;
                    }

                    break;
                case LoadState.Queued:
                    await ledger.AdvanceAsync(lease, LoadState.Processing, cancellationToken).ConfigureAwait(false);
                    break;
                case LoadState.Processing:
                    await ProcessAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    break;
                case LoadState.Concluding:
                    await conclusion.RunAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    break;
            }

            load = await ledger.FindAsync(load.Id, cancellationToken).ConfigureAwait(false)
                ?? throw new LoaderException($"Load {load.Id} is gone from the ledger.");
        }
    }

    private async Task InspectAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var activity = LoaderTelemetry.Start("inspect", load.Id);
        var source = sources.Find(load.File.Source);
        var file = await source.RefreshAsync(load.File, cancellationToken).ConfigureAwait(false);
        if (!await ledger.BeginInspectionAsync(lease, file ?? load.File, cancellationToken).ConfigureAwait(false))
        {
            // The file that exists there now belongs to another load: the file of this one no longer exists.
            file = null;
        }

        var request = RequestOf(load, pipeline, started);
        if (FileGate.Refuse(load, file, pipeline, time.GetUtcNow()) is { } refusal)
        {
            await ledger.CompleteInspectionAsync(lease, refusal, cancellationToken).ConfigureAwait(false);
            return;
        }

        var stream = await source.OpenReadAsync(file!, cancellationToken: cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var inspector = new FileInspector(stream, request);
            await foreach (var slice in inspector.ReadManifestAsync(cancellationToken).ConfigureAwait(false))
            {
                await ledger.AppendPartsAsync(lease, slice.Parts, slice.Rejected, cancellationToken).ConfigureAwait(false);
            }

            var summary = inspector.Summary;
            var after = await source.RefreshAsync(file!, cancellationToken).ConfigureAwait(false);
            if (after is null || !after.IsSameContent(file!) || summary.Length != file!.Length)
            {
                throw new SourceChangedException($"The file of load {load.Id} changed while it was read; it is read anew.");
            }

            await ledger.CompleteInspectionAsync(lease, summary.Result, cancellationToken).ConfigureAwait(false);
            metrics.Inspected(load.File.Partner, summary.Length, time.GetElapsedTime(started));
        }
    }

    private InspectionRequest RequestOf(LoadEntry load, LoadPipeline pipeline, long started) => new()
    {
        Pipeline = pipeline,
        IsPartnerKnown = partner => options.Value.Partners.ContainsKey(partner),
        FileName = load.File.Name,
        Options = options.Value,
        Now = time.GetUtcNow(),
        CutsManifest = true,
        Progress = bytes => progress.Report(new LoadProgress(load.Id, LoadState.Received, bytes, load.File.Length, time.GetElapsedTime(started))),
    };

    private async Task ProcessAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var isDryRun = pipeline.Partner.Policy == LoadPolicy.AllOrNothing && !load.IsDryRunComplete;
        try
        {
            await ProcessPartsAsync(lease, load, pipeline, isDryRun, started, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException)
        {
            await new ChangedSource(ledger, sources, parts, time).HandleAsync(lease, load, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (isDryRun)
        {
            await EndDryRunAsync(lease, load, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await ledger.AdvanceAsync(lease, LoadState.Concluding, cancellationToken).ConfigureAwait(false);
            metrics.Staged("Processing", time.GetElapsedTime(started));
        }
    }

    private async Task ProcessPartsAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, bool isDryRun, long started, CancellationToken cancellationToken)
    {
        var context = new LoadContext
        {
            LoadId = load.Id,
            Partner = load.File.Partner,
            FileName = load.File.Name,
            Header = load.Header ?? throw new LoaderException($"Load {load.Id} has no header."),
            ReceivedAt = load.ReceivedAt,
        };
        var source = sources.Find(load.File.Source);
        var cursor = new SourceCursor((offset, token) => source.OpenReadAsync(load.File, offset, null, token));
        await using (cursor.ConfigureAwait(false))
        {
            var steps = new PartPipeline(ledger, ledger, pipeline, context, cursor, isDryRun, options.Value, time, metrics, logger);
            var done = load.PartsDone;
            while (await parts.NextAsync(lease, cancellationToken).ConfigureAwait(false) is { } part)
            {
                await steps.RunAsync(part, cancellationToken).ConfigureAwait(false);
                done++;
                progress.Report(new LoadProgress(load.Id, LoadState.Processing, done, load.Parts, time.GetElapsedTime(started)));
            }
        }
    }

    private async Task EndDryRunAsync(LoadLease lease, LoadEntry load, CancellationToken cancellationToken)
    {
        var counts = await ledger.GetFindingCountsAsync(load.Id, cancellationToken).ConfigureAwait(false);
        var errors = counts.Where(count => count.Severity == FindingSeverity.Error).Sum(count => count.Count);
        if (errors == 0)
        {
            await ledger.CompleteDryRunAsync(lease, cancellationToken).ConfigureAwait(false);
            return;
        }

        var refusal = new Finding
        {
            Code = RuleCodes.RefusedAsAWhole,
            Severity = FindingSeverity.Error,
            Actual = errors.ToString(System.Globalization.CultureInfo.InvariantCulture),
            CreatedAt = time.GetUtcNow(),
        };
        await ledger.RefuseAsync(lease, [refusal], [new FindingCount(refusal.Code, refusal.Severity, null, 1)], cancellationToken).ConfigureAwait(false);
    }
}
