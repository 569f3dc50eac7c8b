using Qlower.Loaders.Integration;
using Qlower.Loaders.Parts;

namespace Qlower.Loaders.Processing;

/// <summary>Creates the outcomes of attempts on parts. They do not change the part, so that an outcome that is not stored can be created again.</summary>
internal static class PartOutcomes
{
    /// <summary>The outcome of a part that is completed without integrators, in a dry run.</summary>
    public static PartCompleted OfDryRun(PartBatch batch) => Completed(batch, batch.Findings, batch.Rejected, [], []);

    /// <summary>The outcome of a part that every integrator answered, and its numbers.</summary>
    /// <param name="batch">The part.</param>
    /// <param name="findings">The findings to store, those on the answers among them. They are drained.</param>
    /// <param name="answers">The answers of each integrator.</param>
    public static (PartCompleted Outcome, LoadCounts Total) OfAnswers(PartBatch batch, RecordFindings findings, IReadOnlyList<IntegratorAnswers> answers)
    {
        var part = batch.Part;
        var rejected = new RecordMaskBuilder(part.Records, batch.Rejected.ToMask());
        var total = OverallOutcome.Combine(answers, rejected, part.Records);
        List<IntegratorCounts> counts =
        [
            .. answers.Select(answer => new IntegratorCounts(answer.Integrator, part.Model, answer.Count())),
            new IntegratorCounts(null, part.Model, total with { Received = 0 }),
        ];
        return (Completed(batch, findings, rejected, answers, counts), total);
    }

    /// <summary>The outcome of a part that not every integrator answered.</summary>
    /// <param name="batch">The part.</param>
    /// <param name="findings">The findings to store, those on the answers among them. They are drained.</param>
    /// <param name="answers">The answers so far.</param>
    public static PartDeferred OfDeferral(PartBatch batch, RecordFindings findings, IReadOnlyList<IntegratorAnswers> answers)
    {
        var (retained, counts) = findings.Collector.Drain();
        return new PartDeferred
        {
            Answers = answers,
            RejectedRecords = RejectedRecords(batch, batch.Rejected, answers),
            Findings = retained,
            FindingCounts = counts,
            IsFaulted = findings.IsFaulted,
        };
    }

    private static PartCompleted Completed(
        PartBatch batch, RecordFindings findings, RecordMaskBuilder rejected, IReadOnlyList<IntegratorAnswers> answers, IReadOnlyList<IntegratorCounts> counts)
    {
        var (retained, findingCounts) = findings.Collector.Drain();
        return new PartCompleted
        {
            Counts = counts,
            Rejected = rejected.ToMask(),
            RejectedRecords = RejectedRecords(batch, rejected, answers),
            Findings = retained,
            FindingCounts = findingCounts,
            IsFaulted = findings.IsFaulted,
        };
    }

    /// <summary>Returns the rejected records that other records may refer to.</summary>
    private static List<RejectedRecord> RejectedRecords(PartBatch batch, RecordMaskBuilder rejected, IReadOnlyList<IntegratorAnswers> answers) =>
        batch.Part.Model is RecordModel.Clients or RecordModel.Declarants or RecordModel.Properties
            ? [.. batch.Items
                .Where(item => item.IsRejected || rejected[item.Raw.Ordinal] || answers.Any(answer => answer[item.Raw.Ordinal] == IntegrationOutcome.Rejected))
                .Select(item => new RejectedRecord(batch.Part.Model, item.Raw.Start.Offset, item.Sent.ExternalId))]
            : [];
}
