using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Secrets;
using Qlower.Loaders.Sources;

namespace Qlower.Loaders.Processing;

/// <summary>The stage that processes an inspected load part by part: it integrates the records, or stages them in the dry run of an all-or-nothing load. Thread-safe.</summary>
internal sealed class LoadProcessing(
    ILoadProgress progress,
    ILoadResults results,
    ILoadManifest manifest,
    SourceRegistry sources,
    LoadParts parts,
    ChangedSource changed,
    LeaseCheck leases,
    IOptions<QlowerLoadersOptions> options,
    ProgressBoard board,
    LoaderMetrics metrics,
    IntegratorBreakers breakers,
    TimeProvider time,
    ILogger<LoadProcessing> logger)
{
    private static readonly IReadOnlySet<string> Nobody = new HashSet<string>();

    /// <summary>Processes the parts from the first open one to the last.</summary>
    public async Task RunAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            await ProcessPartsAsync(lease, load, pipeline, started, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException)
        {
            await changed.HandleAsync(lease, load, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (load.IsAllOrNothing)
        {
            await EndDryRunAsync(lease, load, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await progress.AdvanceAsync(lease, LoadState.Concluding, cancellationToken).ConfigureAwait(false);
            metrics.Staged("processing", time.GetElapsedTime(started));
        }
    }

    private async Task ProcessPartsAsync(LoadLease lease, LoadEntry load, LoadPipeline pipeline, long started, CancellationToken cancellationToken)
    {
        var context = LoadContexts.Of(lease, load);
        var source = sources.Find(load.File.Source);
        var cursor = new SourceCursor((offset, token) => source.OpenReadAsync(load.File, offset, null, token));
        await using (cursor.ConfigureAwait(false))
        {
            var keys = await FileKey.ReadMaskAsync(
                load.SecretRanges,
                (offset, length, token) => source.OpenReadAsync(load.File, offset, length, token),
                pipeline.Partner.KeyHashes.Count > 1 ? new KeyHashes(hash => pipeline.Partner.IsKeyHash(hash)) : null,
                cancellationToken).ConfigureAwait(false);
            var faults = new RuleFaults(context, keys, logger);
            var retry = new IntegratorRetry(token => leases.EnsureValidAsync(lease, token), options.Value, keys, time, metrics, breakers, logger);
            var steps = new PartPipeline(progress, results, pipeline, context, cursor, keys, faults, load.IsAllOrNothing, options.Value, time, metrics, retry, logger);
            var ahead = new PartsAhead(manifest, pipeline, breakers);
            var done = load.PartsDone;
            try
            {
                while (await parts.NextAsync(lease, cancellationToken).ConfigureAwait(false) is { } part)
                {
                    try
                    {
                        await steps.RunAsync(part, Nobody, cancellationToken).ConfigureAwait(false);
                    }
                    catch (IntegratorUnavailableException) when (!load.IsAllOrNothing)
                    {
                        if (await ahead.RunAsync(part, steps, cancellationToken).ConfigureAwait(false))
                        {
                            continue;
                        }

                        throw;
                    }

                    done++;
                    board.Report(new LoadProgress(load.Id, LoadState.Processing, done, load.Parts, time.GetElapsedTime(started)));
                }
            }
            finally
            {
                faults.Log();
            }
        }
    }

    private async Task EndDryRunAsync(LoadLease lease, LoadEntry load, CancellationToken cancellationToken)
    {
        var counts = await results.GetFindingCountsAsync(load.Id, cancellationToken).ConfigureAwait(false);
        var errors = counts.Where(count => count.Severity == FindingSeverity.Error).Sum(count => count.Count);
        if (errors == 0)
        {
            await progress.CompleteDryRunAsync(lease, cancellationToken).ConfigureAwait(false);
            return;
        }

        var refusal = new Finding
        {
            Code = RuleCodes.RefusedAsAWhole,
            Severity = FindingSeverity.Error,
            Actual = errors.ToString(System.Globalization.CultureInfo.InvariantCulture),
            CreatedAt = time.GetUtcNow(),
        };
        await progress.RefuseAsync(lease, [refusal], [new FindingCount(refusal.Code, refusal.Severity, null, 1)], cancellationToken).ConfigureAwait(false);
    }
}
