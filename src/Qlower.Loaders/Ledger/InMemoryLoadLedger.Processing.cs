namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<LoadPart?> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default) =>
        Hold(lease, load => load.OpenParts.Count == 0 ? null : load.Parts[load.OpenParts.Min.Ordinal].ToPart(), cancellationToken);

    public Task CheckpointAsync(LoadLease lease, PartCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return Hold(
            lease,
            load =>
            {
                if (!load.Parts.TryGetValue(checkpoint.Ordinal, out var part))
                {
                    throw new InvalidOperationException($"Load {load.Id} has no part {checkpoint.Ordinal}.");
                }

                if (part.IsDone)
                {
                    return;
                }

                load.Processed.Add(checkpoint.Findings, checkpoint.FindingCounts);
                var isProgress = part.Save(checkpoint.SavedLanes);
                if (checkpoint.IsDone)
                {
                    part.Finish(checkpoint.Rejected.ToArray());
                    load.OpenParts.Remove((part.Model, part.Ordinal));
                    load.PartsDone++;
                    load.IsFaulted |= checkpoint.IsFaulted;
                    load.Processed.Add(checkpoint.Counts);
                    load.Processed.Add(checkpoint.RejectedRecords);
                    isProgress = true;
                }

                if (isProgress)
                {
                    load.Progress(time.GetUtcNow());
                }
            },
            cancellationToken);
    }

    public Task CompleteRehearsalAsync(LoadLease lease, CancellationToken cancellationToken = default) =>
        Hold(
            lease,
            load =>
            {
                if (load.IsRehearsed)
                {
                    return;
                }

                load.ForgetProcessing();
                load.IsRehearsed = true;
                load.Progress(time.GetUtcNow());
            },
            cancellationToken);

    public Task RefuseAsync(
        LoadLease lease, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> findingCounts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(findingCounts);
        return Hold(
            lease,
            load =>
            {
                if (load.State >= LoadState.Concluding)
                {
                    if (load.IsRefused)
                    {
                        return;
                    }

                    throw new InvalidOperationException($"Load {load.Id} is {load.State} and cannot be refused any more.");
                }

                load.IsRefused = true;
                load.Processed.Add(findings, findingCounts);
                load.Processed.Counts.Clear();
                foreach (var (key, counts) in load.Inspected.Counts.ToArray())
                {
                    load.Inspected.Counts[key] = new LoadCounts(counts.Received, 0, 0, counts.Received);
                }

                foreach (var part in load.Parts.Values)
                {
                    part.Finish(RejectedBits.All(part.Records));
                }

                load.OpenParts.Clear();
                load.PartsDone = load.PartCount;
                load.MoveTo(LoadState.Concluding, time.GetUtcNow());
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<long>> StageKeysAsync(
        LoadLease lease, IReadOnlyList<StagedKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Hold<IReadOnlySet<long>>(
            lease,
            load =>
            {
                var taken = new HashSet<long>();
                foreach (var key in keys)
                {
                    if (!load.Staged.TryAdd((key.Model, key.ExternalId), key) && load.Staged[(key.Model, key.ExternalId)].Offset != key.Offset)
                    {
                        taken.Add(key.Offset);
                    }
                }

                return taken;
            },
            cancellationToken);
    }

    public Task SetArchivedAsync(LoadLease lease, ArchivedFile archived, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archived);
        return Hold(lease, load => load.Archived = archived, cancellationToken);
    }

    public Task SetReportedAsync(LoadLease lease, string reporter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        return Hold(
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
}
