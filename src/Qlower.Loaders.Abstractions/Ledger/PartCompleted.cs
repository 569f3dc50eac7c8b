namespace Qlower.Loaders.Ledger;

/// <summary>The part is done. Immutable.</summary>
public sealed class PartCompleted : PartOutcome
{
    /// <summary>
    /// What to add to the counts, by integrator. In the overall counts <see cref="LoadCounts.Received"/> is 0: the inspection counted it.
    /// </summary>
    public IReadOnlyList<IntegratorCounts> Counts { get; init; } = [];

    /// <summary>The final rejections of the part.</summary>
    public RecordMask Rejected { get; init; }
}
