namespace Qlower.Loaders.Ledger;

/// <summary>Counts, findings and rejected records that one stage of a load added up.</summary>
internal sealed class InMemoryTally
{
    public Dictionary<(string Lane, RecordModel Model), LoadCounts> Counts { get; } = [];

    public Dictionary<(string Code, FindingSeverity Severity, RecordModel? Model), long> FindingCounts { get; } = [];

    public List<Finding> Findings { get; } = [];

    public HashSet<long> RejectedOffsets { get; } = [];

    public HashSet<(RecordModel Model, string ExternalId)> RejectedIds { get; } = [];

    public void Add(IReadOnlyList<RejectedRecord> rejected)
    {
        foreach (var (model, offset, externalId) in rejected)
        {
            RejectedOffsets.Add(offset);
            if (externalId.Length > 0)
            {
                RejectedIds.Add((model, externalId));
            }
        }
    }

    public void ForgetRejected()
    {
        RejectedOffsets.Clear();
        RejectedIds.Clear();
    }

    public void Add(IReadOnlyList<LaneCounts> counts)
    {
        foreach (var (lane, model, numbers) in counts)
        {
            Counts[(lane, model)] = Counts.GetValueOrDefault((lane, model)) + numbers;
        }
    }

    public void Add(IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> counts)
    {
        Findings.AddRange(findings);
        foreach (var (code, severity, model, count) in counts)
        {
            FindingCounts[(code, severity, model)] = FindingCounts.GetValueOrDefault((code, severity, model)) + count;
        }
    }
}
