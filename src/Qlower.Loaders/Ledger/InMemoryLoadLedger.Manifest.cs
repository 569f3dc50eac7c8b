namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<bool> BeginInspectionAsync(LoadLease lease, SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return WithLease(
            lease,
            load =>
            {
                load.Apply(LoadTransitions.BeginInspection(load.Row, _time.GetUtcNow()));
                var isOwn = _arrivals.TryAdd(KeyOf(file), load) || _arrivals[KeyOf(file)] == load;
                load.File = isOwn ? file : load.File;
                return isOwn;
            },
            cancellationToken);
    }

    public Task AppendPartsAsync(
        LoadLease lease, IReadOnlyList<LoadPart> parts, IReadOnlyList<RejectedRecord> rejected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(rejected);
        return WithLease(
            lease,
            load =>
            {
                var row = LoadTransitions.AppendParts(load.Row, parts.Count);
                var ordinals = new HashSet<int>();
                if (parts.FirstOrDefault(part => load.Parts.ContainsKey(part.Ordinal) || !ordinals.Add(part.Ordinal)) is { } repeated)
                {
                    throw new InvalidOperationException($"Part {repeated.Ordinal} of load {load.Id} was appended before.");
                }

                foreach (var part in parts)
                {
                    load.Parts.Add(part.Ordinal, new InMemoryPart(part));
                    load.OpenParts.Add((part.Model, part.Ordinal));
                }

                load.Row = row;
                load.Inspected.Add(rejected);
            },
            cancellationToken);
    }

    public Task AppendParentsAsync(LoadLease lease, IReadOnlyList<ParentReference> parents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parents);
        return WithLease(
            lease,
            load =>
            {
                LoadTransitions.AppendParts(load.Row, 0);
                foreach (var parent in parents)
                {
                    load.Parents[parent.Offset] = parent;
                }
            },
            cancellationToken);
    }

    public Task AppendFindingsAsync(LoadLease lease, IReadOnlyList<Finding> findings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return WithLease(
            lease,
            load =>
            {
                LoadTransitions.AppendParts(load.Row, 0);
                load.Inspected.Add(findings, []);
            },
            cancellationToken);
    }

    public Task CompleteInspectionAsync(LoadLease lease, InspectionResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WithLease(
            lease,
            load =>
            {
                load.Row = LoadTransitions.CompleteInspection(load.Row, result.IsRefused, _time.GetUtcNow());
                load.Header = result.Header;
                load.Sha256 = result.Sha256;
                load.SecretRanges = result.SecretRanges.ToArray();
                load.IsAllOrNothing = result.IsAllOrNothing;
                load.Inspected.Add(result.Counts);
                load.Inspected.Add(result.Findings, result.FindingCounts);
            },
            cancellationToken);
    }

    public IAsyncEnumerable<LoadPart> ReadPartsAsync(string loadId, CancellationToken cancellationToken = default) =>
        Stream(Query<LoadPart[]>(loadId, [], load => load.Parts.Values.Select(part => part.ToPart(load.Parents)).ToArray(), cancellationToken), cancellationToken);
}
