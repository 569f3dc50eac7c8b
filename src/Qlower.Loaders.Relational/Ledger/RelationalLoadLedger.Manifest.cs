using System.Runtime.CompilerServices;

namespace Qlower.Loaders.Relational.Ledger;

internal abstract partial class RelationalLoadLedger
{
    private const int PageSize = 256;

    /// <summary>Parts that are in memory together: one of nested records may have a run for each of its records.</summary>
    private const int PartsPerPage = 2;

    private const string LoadOf = "(SELECT seq FROM loads WHERE id = $1)";

    public Task<bool> BeginInspectionAsync(LoadLease lease, SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return WithLease(
            lease,
            (session, load) =>
            {
                Apply(session, load, LoadTransitions.BeginInspection(load.Row, time.GetUtcNow()));
                AddArrival(session, file, load.Seq);
                var isOwn = session.Scalar(
                    "SELECT load FROM arrivals WHERE source = $1 AND location = $2 AND identity = $3", file.Source, file.Location, file.Identity) is long owner
                    && owner == load.Seq;
                if (isOwn)
                {
                    LoadEntries.WriteFile(session, load.Seq, file);
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
        return WithLease(
            lease,
            (session, load) =>
            {
                var row = LoadTransitions.AppendParts(load.Row, parts.Count);
                foreach (var part in parts)
                {
                    if (!PartRows.Add(session, load.Seq, part))
                    {
                        throw new InvalidOperationException($"Part {part.Ordinal} of load {load.Row.Id} was appended before.");
                    }
                }

                LoadRows.Write(session, load, row);
                LedgerTally.Add(session, load.Seq, LedgerTally.Inspected, rejected);
            },
            cancellationToken);
    }

    public Task AppendParentsAsync(LoadLease lease, IReadOnlyList<ParentReference> parents, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parents);
        return WithLease(
            lease,
            (session, load) =>
            {
                LoadTransitions.AppendParts(load.Row, 0);
                PartParents.Add(session, load.Seq, parents);
            },
            cancellationToken);
    }

    public Task AppendFindingsAsync(LoadLease lease, IReadOnlyList<Finding> findings, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return WithLease(
            lease,
            (session, load) =>
            {
                LoadTransitions.AppendParts(load.Row, 0);
                LedgerTally.Add(session, load.Seq, LedgerTally.Inspected, findings, []);
            },
            cancellationToken);
    }

    public Task CompleteInspectionAsync(LoadLease lease, InspectionResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WithLease(
            lease,
            (session, load) =>
            {
                LoadRows.Write(session, load, LoadTransitions.CompleteInspection(load.Row, result.IsRefused, time.GetUtcNow()));
                LoadEntries.WriteFacts(session, load.Seq, result);
                LedgerTally.Add(session, load.Seq, LedgerTally.Inspected, result.Counts);
                LedgerTally.Add(session, load.Seq, LedgerTally.Inspected, result.Findings, result.FindingCounts);
            },
            cancellationToken);
    }

    public async IAsyncEnumerable<LoadPart> ReadPartsAsync(
        string loadId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        List<LoadPart> page;
        var last = -1;
        do
        {
            page = await _store.ReadSnapshotAsync(
                session => PartRows.List(session, $"load = {LoadOf} AND ordinal > $2 ORDER BY ordinal LIMIT $3", loadId, last, PartsPerPage),
                cancellationToken).ConfigureAwait(false);
            foreach (var part in page)
            {
                last = part.Ordinal;
                yield return part;
            }
        }
        while (page.Count == PartsPerPage);
    }
}
