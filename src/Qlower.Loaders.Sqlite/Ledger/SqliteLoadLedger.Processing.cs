using System.Text.Json;
using Qlower.Loaders.Ledger;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

internal sealed partial class SqliteLoadLedger
{
    public Task CheckpointAsync(LoadLease lease, PartCheckpoint checkpoint, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return Hold(
            lease,
            (session, load) =>
            {
                var isDone = session.Scalar("SELECT is_done FROM parts WHERE load = $1 AND ordinal = $2", load.Seq, checkpoint.Ordinal) is long done
                    ? done != 0
                    : throw new InvalidOperationException($"Load {load.Id} has no part {checkpoint.Ordinal}.");
                if (isDone)
                {
                    return;
                }

                AddFindings(session, load.Seq, Processed, checkpoint.Findings, checkpoint.FindingCounts);
                if (checkpoint.IsDone)
                {
                    Finish(session, load.Seq, checkpoint);
                    Progress(session, load.Seq, time.GetUtcNow());
                }
                else if (SaveLanes(session, load.Seq, checkpoint))
                {
                    Progress(session, load.Seq, time.GetUtcNow());
                }
            },
            cancellationToken);
    }

    public Task CompleteRehearsalAsync(LoadLease lease, CancellationToken cancellationToken = default) =>
        Hold(
            lease,
            (session, load) =>
            {
                if (load.IsRehearsed)
                {
                    return;
                }

                session.Execute("DELETE FROM staged_keys WHERE load = $1", load.Seq);
                session.Execute("DELETE FROM saved_lanes WHERE load = $1", load.Seq);
                session.Execute("DELETE FROM counts WHERE load = $1 AND stage = 1", load.Seq);
                session.Execute("DELETE FROM findings WHERE load = $1 AND stage = 1", load.Seq);
                session.Execute("DELETE FROM finding_counts WHERE load = $1 AND stage = 1", load.Seq);
                session.Execute("DELETE FROM rejected_records WHERE load = $1 AND stage = 1", load.Seq);
                session.Execute("UPDATE parts SET is_done = 0, rejected = inspected_rejected WHERE load = $1 AND is_done = 1", load.Seq);
                session.Execute("UPDATE loads SET is_rehearsed = 1, parts_done = 0 WHERE seq = $1", load.Seq);
                Progress(session, load.Seq, time.GetUtcNow());
            },
            cancellationToken);

    public Task RefuseAsync(
        LoadLease lease, IReadOnlyList<Finding> findings, IReadOnlyList<FindingCount> findingCounts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(findingCounts);
        return Hold(
            lease,
            (session, load) =>
            {
                if (load.State >= LoadState.Concluding)
                {
                    if (load.IsRefused)
                    {
                        return;
                    }

                    throw new InvalidOperationException($"Load {load.Id} is {load.State} and cannot be refused any more.");
                }

                AddFindings(session, load.Seq, Processed, findings, findingCounts);
                session.Execute("DELETE FROM counts WHERE load = $1 AND stage = 1", load.Seq);
                session.Execute(
                    "UPDATE counts SET integrated = 0, already_known = 0, rejected = received WHERE load = $1 AND stage = 0",
                    load.Seq);
                session.Execute("DELETE FROM saved_lanes WHERE load = $1", load.Seq);
                RejectParts(session, load.Seq);
                session.Execute("UPDATE loads SET is_refused = 1, parts_done = parts WHERE seq = $1", load.Seq);
                MoveTo(session, load.Seq, LoadState.Concluding, time.GetUtcNow());
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<long>> StageKeysAsync(
        LoadLease lease, IReadOnlyList<StagedKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Hold<IReadOnlySet<long>>(
            lease,
            (session, load) =>
            {
                var taken = new HashSet<long>();
                foreach (var (model, externalId, offset, clientEmail) in keys)
                {
                    var isNew = session.Execute(
                        """
                        INSERT INTO staged_keys (load, model, external_id, source_offset, client_email) VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT DO NOTHING
                        """,
                        load.Seq,
                        (int)model,
                        externalId,
                        offset,
                        clientEmail);
                    if (isNew == 0
                        && session.Scalar(
                            "SELECT source_offset FROM staged_keys WHERE load = $1 AND model = $2 AND external_id = $3",
                            load.Seq,
                            (int)model,
                            externalId) is long first
                        && first != offset)
                    {
                        taken.Add(offset);
                    }
                }

                return taken;
            },
            cancellationToken);
    }

    public Task SetArchivedAsync(LoadLease lease, ArchivedFile archived, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(archived);
        return Hold(
            lease,
            (session, load) => session.Execute(
                "UPDATE loads SET archived_source = $2, archived_partner = $3, archived_location = $4, archived_name = $5, archived_as_read = $6 WHERE seq = $1",
                load.Seq,
                archived.Source,
                archived.Partner,
                archived.Location,
                archived.OriginalName,
                archived.IsAsRead),
            cancellationToken);
    }

    public Task SetReportedAsync(LoadLease lease, string reporter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        return Hold(
            lease,
            (session, load) =>
            {
                var kept = (string)session.Scalar("SELECT reported FROM loads WHERE seq = $1", load.Seq)!;
                var reported = JsonSerializer.Deserialize(kept, LedgerJson.Default.StringArray) ?? [];
                if (!reported.Contains(reporter))
                {
                    session.Execute(
                        "UPDATE loads SET reported = $2 WHERE seq = $1",
                        load.Seq,
                        JsonSerializer.Serialize([.. reported, reporter], LedgerJson.Default.StringArray));
                }
            },
            cancellationToken);
    }

    private static void Finish(SqliteSession session, long load, PartCheckpoint checkpoint)
    {
        session.Execute(
            "UPDATE parts SET is_done = 1, rejected = $3 WHERE load = $1 AND ordinal = $2",
            load,
            checkpoint.Ordinal,
            checkpoint.Rejected.ToArray());
        session.Execute("DELETE FROM saved_lanes WHERE load = $1 AND ordinal = $2", load, checkpoint.Ordinal);
        AddCounts(session, load, Processed, checkpoint.Counts);
        AddRejected(session, load, Processed, checkpoint.RejectedRecords);
        session.Execute(
            "UPDATE loads SET parts_done = parts_done + 1, is_faulted = max(is_faulted, $2) WHERE seq = $1",
            load,
            checkpoint.IsFaulted ? 1 : 0);
    }

    /// <summary>Keeps the answers of integrators.</summary>
    /// <returns>Whether one of them is new.</returns>
    private static bool SaveLanes(SqliteSession session, long load, PartCheckpoint checkpoint)
    {
        var isNew = false;
        foreach (var (lane, answers) in checkpoint.SavedLanes)
        {
            var isInserted = session.Execute(
                "INSERT INTO saved_lanes (load, ordinal, lane, answers) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                load,
                checkpoint.Ordinal,
                lane,
                answers) == 1;
            isNew |= isInserted;
            if (!isInserted)
            {
                session.Execute(
                    "UPDATE saved_lanes SET answers = $4 WHERE load = $1 AND ordinal = $2 AND lane = $3",
                    load,
                    checkpoint.Ordinal,
                    lane,
                    answers);
            }
        }

        return isNew;
    }

    private static void RejectParts(SqliteSession session, long load)
    {
        var parts = new List<(long Seq, int Records)>();
        using (var rows = session.Query("SELECT seq, records FROM parts WHERE load = $1", load))
        {
            while (rows.Read())
            {
                parts.Add((rows.GetInt64(0), rows.GetInt32(1)));
            }
        }

        foreach (var (seq, records) in parts)
        {
            session.Execute("UPDATE parts SET is_done = 1, rejected = $2 WHERE seq = $1", seq, RejectedBits.All(records));
        }
    }
}
