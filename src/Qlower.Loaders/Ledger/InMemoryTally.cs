namespace Qlower.Loaders.Ledger;

/// <summary>Counts, findings and rejected records that one stage of a load added up.</summary>
internal sealed class InMemoryTally
{
    public Dictionary<(string? Integrator, RecordModel Model), LoadCounts> Counts { get; } = [];

    public Dictionary<(string Code, FindingSeverity Severity, RecordModel? Model), long> FindingCounts { get; } = [];

    public List<Finding> Findings { get; } = [];

    public HashSet<long> RejectedOffsets { get; } = [];

    public HashSet<(RecordModel Model, string ExternalId)> RejectedIds { get; } = [];

    public void Add(IReadOnlyList<RejectedRecord> rejected)
    {
        foreach (var record in rejected)
        {
            RejectedOffsets.Add(record.Offset);
            if (record.ExternalId.Length > 0)
            {
                RejectedIds.Add((record.Model, record.ExternalId));
            }
        }
    }

    public void Add(IReadOnlyList<IntegratorCounts> counts)
    {
        foreach (var (integrator, model, numbers) in counts)
        {
            Counts[(integrator, model)] = Counts.GetValueOrDefault((integrator, model)) + numbers;
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

    public void Drop(bool rejections, bool counts, bool findings)
    {
        if (rejections)
        {
            RejectedOffsets.Clear();
            RejectedIds.Clear();
        }

        if (counts)
        {
            Counts.Clear();
        }

        if (findings)
        {
            Findings.Clear();
            FindingCounts.Clear();
        }
    }
}
