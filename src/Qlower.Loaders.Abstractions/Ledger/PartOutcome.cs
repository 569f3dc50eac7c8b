namespace Qlower.Loaders.Ledger;

/// <summary>
/// The outcome of one attempt on a part, recorded in one transaction: <see cref="PartCompleted"/> or <see cref="PartDeferred"/>. Immutable.
/// </summary>
public abstract class PartOutcome
{
    private protected PartOutcome()
    {
    }

    /// <summary>New findings to store.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What to add to the exact numbers of findings.</summary>
    public IReadOnlyList<FindingCount> FindingCounts { get; init; } = [];

    /// <summary>
    /// Rejected records of the part that others may refer to. Stored whichever outcome it is, each once: parts of other models may be processed before
    /// this one is done.
    /// </summary>
    public IReadOnlyList<RejectedRecord> RejectedRecords { get; init; } = [];

    /// <summary>Whether a rule failed inside the loader. It marks the load as faulted, whichever outcome it is.</summary>
    public bool IsFaulted { get; init; }
}
