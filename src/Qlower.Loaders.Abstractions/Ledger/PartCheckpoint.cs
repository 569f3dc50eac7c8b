namespace Qlower.Loaders;

/// <summary>What is kept about a part in one transaction.</summary>
public sealed class PartCheckpoint
{
    /// <summary>The part.</summary>
    public required int Ordinal { get; init; }

    /// <summary>Whether the part is done in this pass. If not, only <see cref="SavedLanes"/>, findings and counts of findings are kept.</summary>
    public required bool IsDone { get; init; }

    /// <summary>Answers of integrators that are done, by integrator; kept until the part is done.</summary>
    public IReadOnlyDictionary<string, byte[]> SavedLanes { get; init; } = new Dictionary<string, byte[]>();

    /// <summary>
    /// What to add to the counts, by lane. The overall lane's <see cref="LoadCounts.Received"/> is 0 here: the inspection counted it.
    /// </summary>
    public IReadOnlyList<LaneCounts> Counts { get; init; } = [];

    /// <summary>The final rejections of the part, see <see cref="LoadPart.Rejected"/>.</summary>
    public ReadOnlyMemory<byte> Rejected { get; init; }

    /// <summary>Rejected records of the part that others may refer to.</summary>
    public IReadOnlyList<RejectedRecord> RejectedRecords { get; init; } = [];

    /// <summary>New findings that are kept.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What to add to the exact numbers of findings.</summary>
    public IReadOnlyList<FindingCount> FindingCounts { get; init; } = [];

    /// <summary>Whether a rule failed on Qlower's side.</summary>
    public bool IsFaulted { get; init; }
}
