namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    public Task<bool> BeginInspectionAsync(LoadLease lease, SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Hold(
            lease,
            load =>
            {
                load.ForgetInspection();
                var isOwn = _arrivals.TryAdd(KeyOf(file), load) || _arrivals[KeyOf(file)] == load;
                load.File = isOwn ? file : load.File;
                if (load.State != LoadState.Received)
                {
                    load.MoveTo(LoadState.Received, time.GetUtcNow());
                }

                return isOwn;
            },
            cancellationToken);
    }

    public Task AppendPartsAsync(
        LoadLease lease, IReadOnlyList<LoadPart> parts, IReadOnlyList<RejectedRecord> rejected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(rejected);
        return Hold(
            lease,
            load =>
            {
                EnsureInspecting(load);
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

                load.PartCount = load.Parts.Count;
                load.Inspected.Add(rejected);
            },
            cancellationToken);
    }

    public Task CompleteInspectionAsync(LoadLease lease, InspectionResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Hold(
            lease,
            load =>
            {
                EnsureInspecting(load);
                load.Header = result.Header;
                load.Sha256 = result.Sha256;
                load.IsRefused = result.IsRefused;
                load.SecretRanges = result.SecretRanges.ToArray();
                load.Inspected.Add(result.Counts);
                load.Inspected.Add(result.Findings, result.FindingCounts);
                load.MoveTo(result.IsRefused ? LoadState.Concluding : LoadState.Inspected, time.GetUtcNow());
            },
            cancellationToken);
    }

    public Task AdvanceAsync(LoadLease lease, LoadState state, CancellationToken cancellationToken = default)
    {
        if (state == LoadState.Closed)
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "A load is closed with its outcome.");
        }

        return Hold(
            lease,
            load =>
            {
                if (state < load.State)
                {
                    throw new InvalidOperationException($"Load {load.Id} is {load.State} and does not go back to {state}.");
                }

                if (state > load.State)
                {
                    load.MoveTo(state, time.GetUtcNow());
                }
            },
            cancellationToken);
    }

    private static void EnsureInspecting(InMemoryLoad load)
    {
        if (load.State != LoadState.Received)
        {
            throw new InvalidOperationException($"Load {load.Id} is {load.State}: it is inspected already.");
        }
    }
}
