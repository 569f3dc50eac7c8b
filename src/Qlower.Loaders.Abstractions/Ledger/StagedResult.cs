namespace Qlower.Loaders.Ledger;

/// <summary>The result of an all-or-nothing load that every integrator committed, recorded in one transaction. Immutable.</summary>
public sealed class StagedResult
{
    /// <summary>
    /// What to add to the counts, by integrator and model. In the overall counts <see cref="LoadCounts.Received"/> is 0: the inspection counted it.
    /// </summary>
    public IReadOnlyList<IntegratorCounts> Counts { get; init; } = [];

    /// <summary>New findings to store.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What to add to the exact numbers of findings.</summary>
    public IReadOnlyList<FindingCount> FindingCounts { get; init; } = [];
}
