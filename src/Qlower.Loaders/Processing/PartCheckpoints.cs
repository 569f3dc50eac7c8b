using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Processing;

/// <summary>Records the outcome of an attempt on a part. Thread-safe.</summary>
internal sealed class PartCheckpoints(ILoadProgress progress)
{
    /// <summary>Records a completed part.</summary>
    /// <param name="batch">The part.</param>
    /// <param name="counts">What to add to the counts; empty for a dry run.</param>
    /// <param name="cancellationToken">Cancels before the checkpoint.</param>
    public Task CompleteAsync(PartBatch batch, IReadOnlyList<IntegratorCounts> counts, CancellationToken cancellationToken)
    {
        var (findings, findingCounts) = batch.Findings.Collector.Drain();
        return progress.CheckpointAsync(
            batch.Lease,
            new PartCompleted
            {
                Counts = counts,
                Rejected = batch.Rejected.ToMask(),
                RejectedRecords = RejectedRecords(batch),
                Findings = findings,
                FindingCounts = findingCounts,
                IsFaulted = batch.Findings.IsFaulted,
            },
            cancellationToken);
    }

    /// <summary>Records the answers of integrators so far, because another one is unavailable.</summary>
    public Task DeferAsync(PartBatch batch, IReadOnlyList<IntegratorAnswers> answers, CancellationToken cancellationToken)
    {
        var (findings, findingCounts) = batch.Findings.Collector.Drain();
        return progress.CheckpointAsync(
            batch.Lease,
            new PartDeferred
            {
                Answers = answers,
                RejectedRecords = RejectedRecords(batch),
                Findings = findings,
                FindingCounts = findingCounts,
                IsFaulted = batch.Findings.IsFaulted,
            },
            cancellationToken);
    }

    /// <summary>Returns the rejected records that other records may refer to.</summary>
    private static List<RejectedRecord> RejectedRecords(PartBatch batch) =>
        batch.Part.Model is RecordModel.Clients or RecordModel.Declarants or RecordModel.Properties
            ? [.. batch.Items
                .Where(item => item.IsRejected || batch.Rejected[item.Raw.Ordinal])
                .Select(item => new RejectedRecord(batch.Part.Model, item.Raw.Start.Offset, item.Sent.ExternalId))]
            : [];
}
