namespace Qlower.Loaders.Relational.Records;

/// <summary>The findings of a commit, as they are stored with it. Immutable.</summary>
internal sealed class StagedRemarks
{
    public required IReadOnlyList<StagedFinding> Findings { get; init; }

    public required IReadOnlyList<FindingCount> Counts { get; init; }
}
