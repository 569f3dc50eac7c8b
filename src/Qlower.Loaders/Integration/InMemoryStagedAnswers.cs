namespace Qlower.Loaders.Integration;

/// <summary>Collects the answers of a commit. Not thread-safe.</summary>
internal sealed class InMemoryStagedAnswers
{
    private readonly Dictionary<string, byte[]> _outcomes = new(StringComparer.Ordinal);
    private readonly List<(FindingCount Rule, StagedFinding Finding)> _findings = [];

    /// <summary>Whether a record is rejected.</summary>
    public bool IsRefused { get; private set; }

    public void Add(IntegrationBatch batch, int position, IntegrationAnswer answer)
    {
        if (!_outcomes.TryGetValue(batch.BatchId, out var outcomes))
        {
            _outcomes.Add(batch.BatchId, outcomes = new byte[batch.Records.Count]);
        }

        outcomes[position] = (byte)answer.Outcome;
        IsRefused |= answer.Outcome == IntegrationOutcome.Rejected;
        if (answer.Finding is { } finding)
        {
            _findings.Add((
                new FindingCount(finding.Code, finding.Severity, batch.Model, 1),
                new StagedFinding
                {
                    BatchId = batch.BatchId,
                    Record = position,
                    Offset = batch.Records[position].Offset,
                    ExternalId = batch.Records[position].ExternalId,
                    Finding = finding,
                }));
        }
    }

    public StagedCommit ToCommit()
    {
        var findings = _findings.Select(found => found.Finding).Take(StagedCommit.MaxFindings).ToArray();
        var counts = _findings.CountBy(found => found.Rule).Select(rule => rule.Key with { Count = rule.Value }).ToArray();
        return IsRefused
            ? StagedCommit.Refused(findings, counts)
            : StagedCommit.Committed([.. _outcomes.Select(batch => new StagedAnswers(batch.Key, batch.Value))], findings, counts);
    }
}
