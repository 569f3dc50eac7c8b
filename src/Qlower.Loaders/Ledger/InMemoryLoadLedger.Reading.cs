using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<IReadOnlyList<StagedKey>> FindStagedAsync(
        string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        return Look<IReadOnlyList<StagedKey>>(
            loadId,
            [],
            load => externalIds.Distinct(StringComparer.Ordinal)
                .Select(id => load.Staged.GetValueOrDefault((model, id)))
                .OfType<StagedKey>()
                .ToArray(),
            cancellationToken);
    }

    public Task<IReadOnlySet<long>> FindRejectedOffsetsAsync(
        string loadId, IReadOnlyCollection<long> offsets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        return Look<IReadOnlySet<long>>(
            loadId,
            new HashSet<long>(),
            load => offsets
                .Where(offset => load.Inspected.RejectedOffsets.Contains(offset) || load.Processed.RejectedOffsets.Contains(offset))
                .ToHashSet(),
            cancellationToken);
    }

    public Task<IReadOnlySet<string>> FindRejectedIdsAsync(
        string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        return Look<IReadOnlySet<string>>(
            loadId,
            new HashSet<string>(),
            load => externalIds
                .Where(id => load.Inspected.RejectedIds.Contains((model, id)) || load.Processed.RejectedIds.Contains((model, id)))
                .ToHashSet(StringComparer.Ordinal),
            cancellationToken);
    }

    public Task<IReadOnlyList<LaneCounts>> GetCountsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Look<IReadOnlyList<LaneCounts>>(
            loadId,
            [],
            load => load.Inspected.Counts.Concat(load.Processed.Counts)
                .GroupBy(counts => counts.Key, counts => counts.Value)
                .OrderBy(lane => lane.Key.Lane, StringComparer.Ordinal)
                .ThenBy(lane => lane.Key.Model)
                .Select(lane => new LaneCounts(lane.Key.Lane, lane.Key.Model, lane.Aggregate((sum, next) => sum + next)))
                .ToArray(),
            cancellationToken);

    public Task<IReadOnlyList<FindingCount>> GetFindingCountsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Look<IReadOnlyList<FindingCount>>(
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

    public IAsyncEnumerable<Finding> ReadFindingsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Stream(Look<Finding[]>(loadId, [], load => [.. load.Inspected.Findings, .. load.Processed.Findings], cancellationToken), cancellationToken);

    public IAsyncEnumerable<LoadPart> ReadPartsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Stream(Look<LoadPart[]>(loadId, [], load => load.Parts.Values.Select(part => part.ToPart()).ToArray(), cancellationToken), cancellationToken);

    private static async IAsyncEnumerable<T> Stream<T>(Task<T[]> snapshot, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in await snapshot.ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private Task<T> Look<T>(string loadId, T none, Func<InMemoryLoad, T> look, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        return Read(() => _loads.TryGetValue(loadId, out var load) ? look(load) : none, cancellationToken);
    }
}
