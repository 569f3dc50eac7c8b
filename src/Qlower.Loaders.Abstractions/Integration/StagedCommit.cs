namespace Qlower.Loaders;

/// <summary>The answer of a system to the commit of a load: everything is stored, or nothing. Immutable.</summary>
public sealed class StagedCommit
{
    /// <summary>The greatest number of <see cref="Findings"/>; <see cref="FindingCounts"/> counts all of them.</summary>
    public const int MaxFindings = 1_000;

    private StagedCommit(bool isCommitted, IReadOnlyList<StagedAnswers> answers, IReadOnlyList<StagedFinding> findings, IReadOnlyList<FindingCount> counts)
    {
        IsCommitted = isCommitted;
        Answers = answers;
        Findings = findings;
        FindingCounts = counts;
    }

    /// <summary>Nothing of the load is stored, because the system does not have the records that were staged.</summary>
    public static StagedCommit Incomplete { get; } = new(false, [], [], []);

    /// <summary>Whether nothing is stored because staged records are missing, or more are staged than expected.</summary>
    public bool IsIncomplete => ReferenceEquals(this, Incomplete);

    /// <summary>Whether the load is stored; <see langword="false"/> when nothing of it is.</summary>
    public bool IsCommitted { get; }

    /// <summary>The answers, one element for each staged batch, in any order; empty when the load is not stored.</summary>
    public IReadOnlyList<StagedAnswers> Answers { get; }

    /// <summary>Remarks on records that are stored, or the reasons for which the load is not; the first ones in order of the file.</summary>
    public IReadOnlyList<StagedFinding> Findings { get; }

    /// <summary>The exact numbers of findings, also of those that <see cref="Findings"/> omits.</summary>
    public IReadOnlyList<FindingCount> FindingCounts { get; }

    /// <summary>The load is stored.</summary>
    /// <param name="answers">The answers, one element for each staged batch.</param>
    /// <param name="findings">Remarks, at most <see cref="MaxFindings"/>.</param>
    /// <param name="findingCounts">Their exact numbers.</param>
    public static StagedCommit Committed(
        IReadOnlyList<StagedAnswers> answers, IReadOnlyList<StagedFinding> findings, IReadOnlyList<FindingCount> findingCounts)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(findingCounts);
        return new StagedCommit(true, answers, findings, findingCounts);
    }

    /// <summary>Nothing of the load is stored.</summary>
    /// <param name="findings">The reasons, at least one and at most <see cref="MaxFindings"/>.</param>
    /// <param name="findingCounts">Their exact numbers.</param>
    /// <exception cref="ArgumentException">There is no reason.</exception>
    public static StagedCommit Refused(IReadOnlyList<StagedFinding> findings, IReadOnlyList<FindingCount> findingCounts)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(findingCounts);
        return findings.Count == 0
            ? throw new ArgumentException("A load is refused for a reason.", nameof(findings))
            : new StagedCommit(false, [], findings, findingCounts);
    }
}
