namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<bool> AdvanceAsync(LoadLease lease, LoadState state, CancellationToken cancellationToken = default)
    {
        LoadTransitions.EnsureNotClosing(state);
        return WithLease(
            lease,
            load =>
            {
                var first = state == LoadState.Processing ? First(load.File.Partner)?.Row : null;
                if (LoadTransitions.Advance(load.Row, state, first, _time.GetUtcNow()) is not { } row)
                {
                    return false;
                }

                load.Row = row;
                return true;
            },
            cancellationToken);
    }

    public Task<NextPart> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default) =>
        WithLease(
            lease,
            load => PartTransitions.Next(load.Phase(), _time.GetUtcNow(), out var leasedUntil) is { } part
                ? NextPart.Leased(LeaseOf(load, load.Parts[part.Ordinal], lease.Owner, lease.ExpiresAt, lease))
                : leasedUntil is { } until ? NextPart.LeasedElsewhere(until)
                : NextPart.AllDone,
            cancellationToken);

    public Task CheckpointAsync(PartLease lease, PartOutcome outcome, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return WithPart(
            lease,
            false,
            (load, part) =>
            {
                load.Apply(PartTransitions.Checkpoint(load.Row, part.Row, outcome, _time.GetUtcNow()));
                load.Processed.Add(outcome.Findings, outcome.FindingCounts);
                load.Processed.Add(outcome.RejectedRecords);
                if (outcome is PartCompleted completed)
                {
                    part.Rejected = completed.Rejected;
                    load.Processed.Add(completed.Counts);
                }

                return true;
            },
            cancellationToken);
    }

    public Task CompleteDryRunAsync(LoadLease lease, CancellationToken cancellationToken = default) =>
        WithLease(
            lease,
            load =>
            {
                if (LoadTransitions.CompleteDryRun(load.Row, _time.GetUtcNow()) is { } change)
                {
                    load.Apply(change);
                }
            },
            cancellationToken);

    public Task CompleteCommitAsync(LoadLease lease, StagedResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WithLease(
            lease,
            load =>
            {
                if (LoadTransitions.CompleteCommit(load.Row, _time.GetUtcNow()) is { } row)
                {
                    load.Row = row;
                    load.Processed.Add(result.Counts);
                    load.Processed.Add(result.Findings, result.FindingCounts);
                }
            },
            cancellationToken);
    }

    public Task RefuseAsync(
        LoadLease lease, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> findingCounts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(findingCounts);
        return WithLease(
            lease,
            load =>
            {
                if (LoadTransitions.Refuse(load.Row, findings.Any(finding => finding.IsFault), _time.GetUtcNow()) is not { } change)
                {
                    return;
                }

                load.Apply(change);
                load.Processed.Add(findings, findingCounts);
                foreach (var (key, counts) in load.Inspected.Counts.ToArray())
                {
                    load.Inspected.Counts[key] = LoadTransitions.RejectAll(counts);
                }
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<long>> StageKeysAsync(
        PartLease lease, IReadOnlyList<StagedKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return WithPart<IReadOnlySet<long>>(
            lease,
            new HashSet<long>(),
            (load, _) =>
            {
                var taken = new HashSet<long>();
                foreach (var key in keys)
                {
                    if (!load.Staged.TryAdd((key.Model, key.ExternalId), key) && !load.Staged[(key.Model, key.ExternalId)].IsCompatible(key))
                    {
                        taken.Add(key.Offset);
                    }
                }

                return taken;
            },
            cancellationToken);
    }

    public Task<IReadOnlyList<StagedKey>> FindStagedAsync(
        string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(externalIds);
        return Query<IReadOnlyList<StagedKey>>(
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
        return Query<IReadOnlySet<long>>(
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
        return Query<IReadOnlySet<string>>(
            loadId,
            new HashSet<string>(),
            load => externalIds
                .Where(id => load.Inspected.RejectedIds.Contains((model, id)) || load.Processed.RejectedIds.Contains((model, id)))
                .ToHashSet(StringComparer.Ordinal),
            cancellationToken);
    }
}
