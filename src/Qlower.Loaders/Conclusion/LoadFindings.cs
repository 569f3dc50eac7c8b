using System.Runtime.CompilerServices;
using Qlower.Loaders.Findings;

namespace Qlower.Loaders.Conclusion;

/// <summary>The findings of a load's report: those in the ledger, which are read from there, and those of the conclusion. Not thread-safe.</summary>
internal sealed class LoadFindings(ILoadResults results, string loadId, TimeProvider time)
{
    private readonly List<Finding> _own = [];
    private IReadOnlyList<FindingCount> _counts = [];
    private long _stored;

    /// <summary>The exact counts so far.</summary>
    public IReadOnlyList<FindingCount> Counts => _counts;

    public async Task ReadCountsAsync(CancellationToken cancellationToken)
    {
        _counts = await results.GetFindingCountsAsync(loadId, cancellationToken).ConfigureAwait(false);
        _stored = await results.CountFindingsAsync(loadId, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Adds a finding of the conclusion; it has no place in the file.</summary>
    public void Add(string code, FindingSeverity severity, bool isFault = false)
    {
        var finding = new Finding { Code = code, Severity = severity, IsFault = isFault, CreatedAt = time.GetUtcNow() };
        _own.Add(finding);
        _counts = FindingCap.Count(_counts, finding);
    }

    /// <summary>Returns the findings and counts for the report, with the announcement of the cap where it is due.</summary>
    public (ReportFindings Findings, IReadOnlyList<FindingCount> Counts) Close()
    {
        var announcement = FindingCap.Announce(_stored + _own.Count, _counts, time.GetUtcNow());
        var findings = new ReportFindings(
            _stored + _own.Count + (announcement is null ? 0 : 1), cancellationToken => ReadAsync(announcement, cancellationToken));
        return (findings, FindingCap.Count(_counts, announcement));
    }

    private async IAsyncEnumerable<Finding> ReadAsync(Finding? announcement, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (announcement is not null)
        {
            yield return announcement;
        }

        // Those without a place come first, and those of the conclusion last among them.
        var own = 0;
        await foreach (var finding in results.ReadFindingsAsync(loadId, cancellationToken).ConfigureAwait(false))
        {
            while (finding.Offset >= 0 && own < _own.Count)
            {
                yield return _own[own++];
            }

            yield return finding;
        }

        while (own < _own.Count)
        {
            yield return _own[own++];
        }
    }
}
