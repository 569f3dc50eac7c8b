using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<IReadOnlyList<IntegratorCounts>> GetCountsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Query<IReadOnlyList<IntegratorCounts>>(
            loadId,
            [],
            load => load.Inspected.Counts.Concat(load.Processed.Counts)
                .GroupBy(counts => counts.Key, counts => counts.Value)
                .OrderBy(group => group.Key.Integrator, StringComparer.Ordinal)
                .ThenBy(group => group.Key.Model)
                .Select(group => new IntegratorCounts(group.Key.Integrator, group.Key.Model, group.Aggregate((sum, next) => sum + next)))
                .ToArray(),
            cancellationToken);

    public Task<IReadOnlyList<FindingCount>> GetFindingCountsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Query<IReadOnlyList<FindingCount>>(
            loadId,
            [],
            load => load.Inspected.FindingCounts.Concat(load.Processed.FindingCounts)
                .GroupBy(count => count.Key, count => count.Value)
                .OrderBy(rule => rule.Key.Code, StringComparer.Ordinal)
                .ThenBy(rule => rule.Key.Severity)
                .ThenBy(rule => rule.Key.Model)
                .Select(rule => new FindingCount(rule.Key.Code, rule.Key.Severity, rule.Key.Model, rule.Sum()))
                .ToArray(),
            cancellationToken);

    public Task<long> CountFindingsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Query(loadId, 0L, load => (long)load.Inspected.Findings.Count + load.Processed.Findings.Count, cancellationToken);

    public IAsyncEnumerable<Finding> ReadFindingsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Stream(Query<Finding[]>(loadId, [], load => [.. load.Inspected.Findings.Concat(load.Processed.Findings).OrderBy(finding => finding.Offset)], cancellationToken), cancellationToken);

    public Task SetArchivedAsync(LoadLease lease, ArchivedFile archived, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archived);
        return WithLease(lease, load => { load.Archived = archived; }, cancellationToken);
    }

    public Task SetReportedAsync(LoadLease lease, string reporter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        return WithLease(
            lease,
            load =>
            {
                if (!load.Reported.Contains(reporter))
                {
                    load.Reported.Add(reporter);
                }
            },
            cancellationToken);
    }

    public Task CloseAsync(LoadLease lease, LoadClosing closing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(closing);
        return WithLease(lease, load => load.Apply(LoadTransitions.Close(load.Row, closing, _time.GetUtcNow())), cancellationToken);
    }

    private static async IAsyncEnumerable<T> Stream<T>(Task<T[]> snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await snapshot.ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private Task<T> Query<T>(string loadId, T none, Func<InMemoryLoad, T> query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return Locked(() => _loads.TryGetValue(loadId, out var load) ? query(load) : none, cancellationToken);
    }
}
