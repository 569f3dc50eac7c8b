using Microsoft.Extensions.Logging;
using Qlower.Loaders.Findings;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Secrets;
using Qlower.Loaders.Transformation;
using Qlower.Loaders.Validation;

namespace Qlower.Loaders.Processing;

/// <summary>The whole pipeline of a part, step by step. Serves one load; not thread-safe.</summary>
internal sealed class PartPipeline(
    ILoadProgress progress,
    ILoadResults results,
    LoadPipeline pipeline,
    LoadContext load,
    SourceCursor cursor,
    KeyMask keys,
    RuleFaults faults,
    bool isDryRun,
    QlowerLoadersOptions options,
    TimeProvider time,
    LoaderMetrics metrics,
    IntegratorRetry retry,
    ILogger logger)
{
    private readonly PartReader _read = new(cursor, load, keys, logger);
    private readonly RecordSchemaCheck _schemas = new(pipeline, faults, options.SchemaEngineTimeout, time);
    private readonly ReferenceCheck _references = new(progress, pipeline, load, isDryRun, retry);
    private readonly DeepValidation _validate = new(pipeline, load, faults);
    private readonly RecordTransformation _transform = new(pipeline, load, faults);
    private readonly KeyStaging _stageKeys = new(progress);
    private readonly PartStaging _stage = new(pipeline, load, new StagingClient(retry, time, metrics));
    private readonly PartIntegration _integrate = new(pipeline, load, new IntegratorClient(retry, time, metrics), progress, metrics);

    /// <summary>Processes the part; after it returns the part is done, unless an integrator that is down is left. A dry run finds errors and stages the records instead of integrating them.</summary>
    /// <param name="lease">The lease on the part.</param>
    /// <param name="down">The names of integrators that are not called, because an earlier part waits on them; empty in a dry run.</param>
    /// <param name="cancellationToken">Cancels before the checkpoint.</param>
    /// <exception cref="IntegratorUnavailableException">An integrator that is not down failed at every attempt; the answers of the others are recorded.</exception>
    public Task RunAsync(PartLease lease, IReadOnlySet<string> down, CancellationToken cancellationToken) =>
        LoaderTelemetry.TraceAsync("process part", load.LoadId, lease.Part.Model, () => ProcessAsync(lease, down, cancellationToken));

    /// <summary>Whether an integrator that is not down has no recorded answer on the part.</summary>
    public bool IsMissing(LoadPart part, IReadOnlySet<string> down) => _integrate.IsMissing(part, down);

    private async Task ProcessAsync(PartLease lease, IReadOnlySet<string> down, CancellationToken cancellationToken)
    {
        if (!isDryRun)
        {
            _integrate.EnsureCallable(lease.Part, down);
        }

        var earlier = await results.GetFindingCountsAsync(load.LoadId, cancellationToken).ConfigureAwait(false);
        var batch = new PartBatch(lease, NewFindings(earlier));

        await _read.RunAsync(batch, cancellationToken).ConfigureAwait(false);
        KeyCheck.Run(batch, keys);
        if (batch.ApplyRecordedRules())
        {
            await TransformAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await ApplyRulesAsync(batch, cancellationToken).ConfigureAwait(false);
        }

        if (isDryRun)
        {
            _stage.RejectUnrouted(batch);
            await _stageKeys.RunAsync(batch, cancellationToken).ConfigureAwait(false);
            batch.CloseRules(NewFindings(earlier));
            if (batch.Findings.Collector.Errors == 0 && earlier.All(count => count.Severity != FindingSeverity.Error))
            {
                // A load with an error is refused: nothing of it is stored.
                await _stage.RunAsync(batch, cancellationToken).ConfigureAwait(false);
            }

            await progress.CheckpointAsync(lease, PartOutcomes.OfDryRun(batch), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            batch.CloseRules(NewFindings(earlier));
            await _integrate.RunAsync(batch, down, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task ApplyRulesAsync(PartBatch batch, CancellationToken cancellationToken)
    {
        await _schemas.RunAsync(batch.Items, batch.Findings, cancellationToken).ConfigureAwait(false);

        // Like the records that inspection rejected, those that do not match a schema are not checked further.
        var accepted = batch.Accepted();
        await _references.RunAsync(accepted, batch.Findings, cancellationToken).ConfigureAwait(false);
        foreach (var record in accepted.Where(record => !record.IsErasure))
        {
            // A record with an invalid reference is validated too, so that the report lists all its errors.
            await _validate.RunAsync(record, batch.Findings, cancellationToken).ConfigureAwait(false);
            if (!record.IsRejected)
            {
                await _transform.RunAsync(record, batch.Findings, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task TransformAsync(PartBatch batch, CancellationToken cancellationToken)
    {
        foreach (var record in batch.Accepted().Where(record => !record.IsErasure))
        {
            await _transform.RunAsync(record, batch.Findings, cancellationToken).ConfigureAwait(false);
        }
    }

    private RecordFindings NewFindings(IReadOnlyList<FindingCount> earlier) =>
        new(new FindingCollector(options.MaxFindings, options.MaxFindingsPerRule, earlier), keys, time);
}
