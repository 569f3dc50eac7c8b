using System.Text.Json;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

internal sealed partial class SqliteLoadLedger
{
    public Task<bool> BeginInspectionAsync(LoadLease lease, SourceFile file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Hold(
            lease,
            (session, load) =>
            {
                DropWorkingData(session, load.Seq);
                session.Execute("DELETE FROM counts WHERE load = $1", load.Seq);
                session.Execute("DELETE FROM findings WHERE load = $1", load.Seq);
                session.Execute("DELETE FROM finding_counts WHERE load = $1", load.Seq);
                session.Execute(
                    """
                    UPDATE loads
                    SET header_partner = NULL, header_created_at = NULL, header_version = NULL, sha256 = NULL, is_refused = 0,
                        secret_ranges = '[]', parts = 0, parts_done = 0, is_rehearsed = 0, processed_at = NULL, is_faulted = 0,
                        archived_source = NULL, archived_partner = NULL, archived_location = NULL, archived_name = NULL, reported = '[]'
                    WHERE seq = $1
                    """,
                    load.Seq);
                KeepArrival(session, file, load.Seq);
                var isOwn = session.Scalar(
                    "SELECT load FROM arrivals WHERE source = $1 AND location = $2 AND identity = $3", file.Source, file.Location, file.Identity) is long owner
                    && owner == load.Seq;
                if (isOwn)
                {
                    KeepFile(session, file, load.Seq);
                }

                if (load.State != LoadState.Received)
                {
                    MoveTo(session, load.Seq, LoadState.Received, time.GetUtcNow());
                }

                return isOwn;
            },
            cancellationToken);
    }

    private static void KeepFile(SqliteSession session, SourceFile file, long load) =>
        session.Execute(
            """
            UPDATE loads SET source = $2, partner = $3, name = $4, location = $5, length = $6, identity = $7, last_modified = $8 WHERE seq = $1
            """,
            load,
            file.Source,
            file.Partner,
            file.Name,
            file.Location,
            file.Length,
            file.Identity,
            StoredTime.WithOffset(file.LastModified));

    public Task AppendPartsAsync(
        LoadLease lease, IReadOnlyList<LoadPart> parts, IReadOnlyList<RejectedRecord> rejected, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(rejected);
        return Hold(
            lease,
            (session, load) =>
            {
                EnsureInspecting(load);
                foreach (var part in parts)
                {
                    var isNew = session.Execute(
                        """
                        INSERT INTO parts (load, ordinal, model, records, inspected_rejected, rejected, runs)
                        VALUES ($1, $2, $3, $4, $5, $5, $6)
                        ON CONFLICT DO NOTHING
                        """,
                        load.Seq,
                        part.Ordinal,
                        (int)part.Model,
                        part.Records,
                        part.Rejected.ToArray(),
                        PartRunCodec.Write(part.Runs));
                    if (isNew == 0)
                    {
                        throw new InvalidOperationException($"Part {part.Ordinal} of load {load.Id} was appended before.");
                    }
                }

                session.Execute("UPDATE loads SET parts = parts + $2 WHERE seq = $1", load.Seq, parts.Count);
                AddRejected(session, load.Seq, Inspected, rejected);
            },
            cancellationToken);
    }

    public Task CompleteInspectionAsync(LoadLease lease, InspectionResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Hold(
            lease,
            (session, load) =>
            {
                EnsureInspecting(load);
                session.Execute(
                    """
                    UPDATE loads
                    SET header_partner = $2, header_created_at = $3, header_version = $4, sha256 = $5, is_refused = $6, secret_ranges = $7
                    WHERE seq = $1
                    """,
                    load.Seq,
                    result.Header?.Partner,
                    result.Header is null ? null : StoredTime.WithOffset(result.Header.CreatedAt),
                    result.Header?.Version,
                    result.Sha256,
                    result.IsRefused ? 1 : 0,
                    JsonSerializer.Serialize(result.SecretRanges, LedgerJson.Default.IReadOnlyListByteRange));
                AddCounts(session, load.Seq, Inspected, result.Counts);
                AddFindings(session, load.Seq, Inspected, result.Findings, result.FindingCounts);
                MoveTo(session, load.Seq, result.IsRefused ? LoadState.Concluding : LoadState.Inspected, time.GetUtcNow());
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
            (session, load) =>
            {
                if (state < load.State)
                {
                    throw new InvalidOperationException($"Load {load.Id} is {load.State} and does not go back to {state}.");
                }

                if (state > load.State)
                {
                    MoveTo(session, load.Seq, state, time.GetUtcNow());
                }
            },
            cancellationToken);
    }

    private static void EnsureInspecting(HeldLoad load)
    {
        if (load.State != LoadState.Received)
        {
            throw new InvalidOperationException($"Load {load.Id} is {load.State}: it is inspected already.");
        }
    }
}
