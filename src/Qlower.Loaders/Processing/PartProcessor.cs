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

/// <summary>
/// Takes one part through its steps: read, parse, check against overlays, check references, validate, transform, integrate (or, in a
/// dry run, stage keys), checkpoint. Serves one load; not thread-safe.
/// </summary>
internal sealed class PartProcessor(
    ILoadLedger ledger,
    LoadPipeline pipeline,
    LoadContext load,
    SourceCursor cursor,
    IntegratorClient client,
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
    /// <param name="lease">The lease on the part.</param>
    /// <param name="isDryRun">Whether to look for errors only, and integrate nothing.</param>
    /// <param name="cancellationToken">Cancels before the checkpoint.</param>
    /// <exception cref="IntegratorUnavailableException">An integrator failed at every attempt; the answers of the others are recorded.</exception>
    public async Task ProcessAsync(PartLease lease, bool isDryRun, CancellationToken cancellationToken)
    {
        var part = lease.Part;
        using var activity = LoaderTelemetry.Start("process part", load.LoadId, part.Model);
        var earlier = await ledger.GetFindingCountsAsync(load.LoadId, cancellationToken).ConfigureAwait(false);
        var findings = NewFindings(earlier);
        var rejected = new RecordMaskBuilder(part.Records, part.Rejected);
        var raws = await _reader.ReadAsync(part, cancellationToken).ConfigureAwait(false);
        var items = Parse(raws, part.Model, rejected, findings);
        await _schemas.RunAsync(items, findings, cancellationToken).ConfigureAwait(false);

        // Like the records that inspection rejected, those that do not match a schema are not validated further.
        var valid = items.FindAll(item => !item.IsRejected);
        await ApplyRulesAsync(valid, findings, isDryRun, cancellationToken).ConfigureAwait(false);
        if (isDryRun)
        {
            await StageAsync(lease, items, findings, cancellationToken).ConfigureAwait(false);
        }

        foreach (var item in items.Where(item => item.IsRejected))
        {
            rejected.Add(item.Raw.Ordinal);
        }

        if (part.Deferred is not null)
        {
            // An earlier attempt recorded these findings, and whether a rule failed, when it deferred the part.
            findings = NewFindings(earlier);
        }

        if (isDryRun)
        {
            await CompleteAsync(lease, items, rejected, [], findings, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await IntegrateAsync(lease, items, rejected, findings, cancellationToken).ConfigureAwait(false);
        }
    }

    private static List<RejectedRecord> RejectedRecords(LoadPart part, IReadOnlyList<RecordItem> items, RecordMaskBuilder rejected) =>
        part.Model is RecordModel.Clients or RecordModel.Declarants or RecordModel.Properties
            ? [.. items
                .Where(item => rejected[item.Raw.Ordinal])
                .Select(item => new RejectedRecord(part.Model, item.Raw.Start.Offset, item.Sent.ExternalId))]
            : [];

    /// <summary>Applies the recorded answers of an earlier attempt.</summary>
    private static IntegratorAnswers Replay(IntegratorAnswers recorded, IReadOnlyList<RecordItem> items)
    {
        foreach (var item in items)
        {
            item.IsRejected |= recorded[item.Raw.Ordinal] == IntegrationOutcome.Rejected;
        }

        return recorded;
    }

    private RecordFindings NewFindings(IReadOnlyList<FindingCount> earlier) =>
        new(new FindingCollector(options.MaxFindings, options.MaxFindingsPerRule, earlier), time);

    private List<RecordItem> Parse(IReadOnlyList<RawRecord> raws, RecordModel model, RecordMaskBuilder rejected, RecordFindings findings)
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
                // The schema accepted what the models cannot represent: a defect of the loader, not of the file.
                rejected.Add(raw.Ordinal);
                findings.Add(raw, model, null, new RecordFinding { Code = RuleCodes.RuleFault, Expected = nameof(LoaderFormatSerializer), IsFault = true });
            }
        }

        return items;
    }

    private async Task ApplyRulesAsync(IReadOnlyList<RecordItem> items, RecordFindings findings, bool isDryRun, CancellationToken cancellationToken)
    {
        await new ReferenceCheck(ledger, pipeline, load, isDryRun).RunAsync(items, findings, cancellationToken).ConfigureAwait(false);
        foreach (var item in items.Where(item => !item.IsErasure))
        {
            // A record with an invalid reference is validated too, so that the report lists all its errors.
            await _validation.RunAsync(item, findings, cancellationToken).ConfigureAwait(false);
            if (!item.IsRejected)
            {
                await _transformation.RunAsync(item, findings, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task StageAsync(PartLease lease, IReadOnlyList<RecordItem> items, RecordFindings findings, CancellationToken cancellationToken)
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

    private async Task IntegrateAsync(
        PartLease lease, IReadOnlyList<RecordItem> items, RecordMaskBuilder rejected, RecordFindings findings, CancellationToken cancellationToken)
    {
        var part = lease.Part;
        var answers = new List<IntegratorAnswers>();
        try
        {
            foreach (var integrator in pipeline.Routes.Where(route => route.Models.Contains(part.Model)).Select(route => route.Integrator))
            {
                answers.Add(part.Deferred?.Find(integrator.Name) is { } recorded
                    ? Replay(recorded, items)
                    : await client.SendAsync(integrator, part, load, items, findings, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (IntegratorUnavailableException) when (answers.Count > (part.Deferred?.Answers.Count ?? 0))
        {
            await DeferAsync(lease, answers, findings, cancellationToken).ConfigureAwait(false);
            throw;
        }

        var total = OverallOutcome.Combine(answers, rejected, part.Records);
        List<IntegratorCounts> counts =
        [
            .. answers.Select(answer => new IntegratorCounts(answer.Integrator, part.Model, answer.Count())),
            new IntegratorCounts(null, part.Model, total with { Received = 0 }),
        ];
        await CompleteAsync(lease, items, rejected, counts, findings, cancellationToken).ConfigureAwait(false);
        metrics.Processed(load.Partner, part.Model, total);
    }

    private Task DeferAsync(PartLease lease, List<IntegratorAnswers> answers, RecordFindings findings, CancellationToken cancellationToken)
    {
        var (stored, counts) = findings.Collector.Drain();
        return ledger.CheckpointAsync(
            lease,
            new PartDeferred { Answers = answers, Findings = stored, FindingCounts = counts, IsFaulted = findings.IsFaulted },
            cancellationToken);
    }

    private Task CompleteAsync(
        PartLease lease,
        IReadOnlyList<RecordItem> items,
        RecordMaskBuilder rejected,
        IReadOnlyList<IntegratorCounts> counts,
        RecordFindings findings,
        CancellationToken cancellationToken)
    {
        var (stored, findingCounts) = findings.Collector.Drain();
        return ledger.CheckpointAsync(
            lease,
            new PartCompleted
            {
                Counts = counts,
                Rejected = rejected.ToMask(),
                RejectedRecords = RejectedRecords(lease.Part, items, rejected),
                Findings = stored,
                FindingCounts = findingCounts,
                IsFaulted = findings.IsFaulted,
            },
            cancellationToken);
    }
}
