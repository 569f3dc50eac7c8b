using System.Text.Json;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Findings;
using Qlower.Loaders.Format;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Parts;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Transformation;
using Qlower.Loaders.Validation;

namespace Qlower.Loaders.Processing;

/// <summary>Takes one part through validation, transformation and integration to its checkpoint. Serves one load; not thread-safe.</summary>
internal sealed class PartProcessor(
    ILoadLedger ledger,
    LoadPipeline pipeline,
    LoadContext load,
    SourceCursor cursor,
    IntegratorClient lane,
    QlowerLoadersOptions options,
    TimeProvider time,
    LoaderMetrics metrics,
    ILogger logger)
{
    private readonly RecordReader _reader = new(cursor);
    private readonly DeepValidation _validation = new(pipeline, load, new RuleFaults(load, logger));
    private readonly RecordTransformation _transformation = new(pipeline, load, new RuleFaults(load, logger));
    private readonly RecordSchemaCheck _schemas = new(pipeline, load, options.SchemaEngineTimeout, time, logger);

    /// <summary>Processes the part; after it returns the part is done in this pass.</summary>
    /// <param name="lease">The lease on the load.</param>
    /// <param name="part">The part.</param>
    /// <param name="isRehearsal">Whether to look for faults only, and integrate nothing.</param>
    /// <param name="cancellationToken">Stops before the checkpoint.</param>
    public async Task ProcessAsync(LoadLease lease, LoadPart part, bool isRehearsal, CancellationToken cancellationToken)
    {
        using var activity = LoaderTelemetry.Start("process part", load.LoadId, part.Model);
        // What an earlier attempt told is not told again.
        var isTold = part.SavedLanes.ContainsKey(LaneCounts.Overall);
        var earlier = await ledger.GetFindingCountsAsync(load.LoadId, cancellationToken).ConfigureAwait(false);
        var findings = new RecordFindings(new FindingCollector(options.MaxFindings, options.MaxFindingsPerRule, earlier), time);
        var raws = await _reader.ReadAsync(part, cancellationToken).ConfigureAwait(false);
        var rejected = PartBits.Copy(part.Rejected.Span, part.Records);
        var items = Parse(raws, part.Model, rejected, findings);
        await _schemas.RunAsync(items, findings, cancellationToken).ConfigureAwait(false);

        // As for records that inspection rejected, nothing behind a schema sees those that do not meet it.
        var valid = items.FindAll(item => !item.IsRejected);
        await ApplyRulesAsync(valid, findings, isRehearsal, cancellationToken).ConfigureAwait(false);
        if (isRehearsal)
        {
            await StageAsync(lease, items, findings, cancellationToken).ConfigureAwait(false);
        }

        foreach (var item in items.Where(item => item.IsRejected))
        {
            PartBits.Set(rejected, item.Raw.Ordinal);
        }

        if (isTold)
        {
            findings = new RecordFindings(new FindingCollector(options.MaxFindings, options.MaxFindingsPerRule, earlier), time);
        }

        if (isRehearsal)
        {
            await KeepAsync(lease, part, items, rejected, [], findings, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await IntegrateAsync(lease, part, items, rejected, findings, cancellationToken).ConfigureAwait(false);
        }
    }

    private List<RecordItem> Parse(IReadOnlyList<RawRecord> raws, RecordModel model, byte[] rejected, RecordFindings findings)
    {
        var items = new List<RecordItem>(raws.Count);
        foreach (var raw in raws)
        {
            try
            {
                items.Add(new RecordItem(raw, LoaderFormatSerializer.Read(model, raw.Bytes.Span)));
            }
            catch (JsonException)
            {
                // The schema let something pass that the models cannot hold: ours to mend.
                PartBits.Set(rejected, raw.Ordinal);
                findings.Add(raw, model, null, new RecordFinding { Code = RuleCodes.RuleFault, Expected = nameof(LoaderFormatSerializer), IsFault = true });
            }
        }

        return items;
    }

    private async Task ApplyRulesAsync(IReadOnlyList<RecordItem> items, RecordFindings findings, bool isRehearsal, CancellationToken cancellationToken)
    {
        await new ReferenceCheck(ledger, pipeline, load, isRehearsal).RunAsync(items, findings, cancellationToken).ConfigureAwait(false);
        foreach (var item in items.Where(item => !item.IsErasure))
        {
            // A record whose reference is bad still hears of its other faults.
            await _validation.RunAsync(item, findings, cancellationToken).ConfigureAwait(false);
            if (!item.IsRejected)
            {
                await _transformation.RunAsync(item, findings, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task StageAsync(LoadLease lease, IReadOnlyList<RecordItem> items, RecordFindings findings, CancellationToken cancellationToken)
    {
        var staged = items.Where(item => item is { IsRejected: false, IsErasure: false }).ToList();
        if (staged.Count == 0)
        {
            return;
        }

        var keys = staged.ConvertAll(item => new StagedKey(item.Sent.Model, item.Sent.ExternalId, item.Raw.Start.Offset, item.ClientEmail));
        var doubled = await ledger.StageKeysAsync(lease, keys, cancellationToken).ConfigureAwait(false);
        foreach (var item in staged.Where(item => doubled.Contains(item.Raw.Start.Offset)))
        {
            item.IsRejected = true;
            findings.Add(item, new RecordFinding { Code = RuleCodes.DuplicateId, Member = item.Sent.Model == RecordModel.Clients ? "email" : "id", Actual = item.Sent.ExternalId });
        }
    }

    private async Task IntegrateAsync(LoadLease lease, LoadPart part, IReadOnlyList<RecordItem> items, byte[] rejected, RecordFindings findings, CancellationToken cancellationToken)
    {
        var lanes = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        try
        {
            foreach (var integrator in pipeline.Routes.Where(route => route.Models.Contains(part.Model)).Select(route => route.Integrator))
            {
                lanes[integrator.Name] = part.SavedLanes.TryGetValue(integrator.Name, out var saved)
                    ? Replay(saved, items)
                    : await lane.SendAsync(integrator, part, load, items, findings, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (IntegratorUnavailableException) when (lanes.Count > part.SavedLanes.Count(saved => saved.Key != LaneCounts.Overall))
        {
            await SaveLanesAsync(lease, part, lanes, findings, cancellationToken).ConfigureAwait(false);
            throw;
        }

        await CheckpointAsync(lease, part, items, rejected, lanes, findings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes over an answer of an earlier attempt.</summary>
    private static byte[] Replay(byte[] saved, IReadOnlyList<RecordItem> items)
    {
        foreach (var item in items)
        {
            item.IsRejected |= saved[item.Raw.Ordinal] == LaneAnswers.Rejected;
        }

        return saved;
    }

    private async Task SaveLanesAsync(LoadLease lease, LoadPart part, Dictionary<string, byte[]> lanes, RecordFindings findings, CancellationToken cancellationToken)
    {
        var (kept, counts) = findings.Collector.Drain();
        await ledger.CheckpointAsync(
            lease,
            new PartCheckpoint
            {
                Ordinal = part.Ordinal,
                IsDone = false,
                SavedLanes = new Dictionary<string, byte[]>(lanes, StringComparer.Ordinal) { [LaneCounts.Overall] = [] },
                Findings = kept,
                FindingCounts = counts,
                IsFaulted = findings.IsFaulted,
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task CheckpointAsync(
        LoadLease lease,
        LoadPart part,
        IReadOnlyList<RecordItem> items,
        byte[] rejected,
        Dictionary<string, byte[]> lanes,
        RecordFindings findings,
        CancellationToken cancellationToken)
    {
        var overall = LaneAnswers.Combine(rejected, lanes.Values, part.Records);
        for (var i = 0; i < overall.Length; i++)
        {
            if (overall[i] == LaneAnswers.Rejected)
            {
                PartBits.Set(rejected, i);
            }
        }

        var total = LaneAnswers.Count(overall);
        List<LaneCounts> counts =
        [
            .. lanes.Select(answers => new LaneCounts(answers.Key, part.Model, LaneAnswers.Count(answers.Value))),
            new LaneCounts(LaneCounts.Overall, part.Model, total with { Received = 0 }),
        ];
        await KeepAsync(lease, part, items, rejected, counts, findings, cancellationToken).ConfigureAwait(false);
        metrics.Processed(load.Partner, part.Model, total);
    }

    private Task KeepAsync(
        LoadLease lease,
        LoadPart part,
        IReadOnlyList<RecordItem> items,
        byte[] rejected,
        IReadOnlyList<LaneCounts> counts,
        RecordFindings findings,
        CancellationToken cancellationToken)
    {
        var (kept, findingCounts) = findings.Collector.Drain();
        return ledger.CheckpointAsync(
            lease,
            new PartCheckpoint
            {
                Ordinal = part.Ordinal,
                IsDone = true,
                Counts = counts,
                Rejected = rejected.AsSpan().IndexOfAnyExcept((byte)0) < 0 ? ReadOnlyMemory<byte>.Empty : rejected,
                RejectedRecords = RejectedRecords(part, items, rejected),
                Findings = kept,
                FindingCounts = findingCounts,
                IsFaulted = findings.IsFaulted,
            },
            cancellationToken);
    }

    private static List<RejectedRecord> RejectedRecords(LoadPart part, IReadOnlyList<RecordItem> items, byte[] rejected) =>
        part.Model is RecordModel.Clients or RecordModel.Declarants or RecordModel.Properties
            ? [.. items
                .Where(item => PartBits.IsSet(rejected, item.Raw.Ordinal))
                .Select(item => new RejectedRecord(part.Model, item.Raw.Start.Offset, item.Sent.ExternalId))]
            : [];
}
