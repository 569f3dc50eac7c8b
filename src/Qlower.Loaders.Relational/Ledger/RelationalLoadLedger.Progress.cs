using System.Data.Common;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

internal abstract partial class RelationalLoadLedger
{
    public Task<bool> AdvanceAsync(LoadLease lease, LoadState state, CancellationToken cancellationToken = default)
    {
        LoadTransitions.EnsureNotClosing(state);
        return WithLease(
            lease,
            (session, load) =>
            {
                var first = state == LoadState.Processing ? LoadTurns.First(session, load.Seq)?.Row : null;
                if (LoadTransitions.Advance(load.Row, state, first, time.GetUtcNow()) is not { } row)
                {
                    return false;
                }

                LoadRows.Write(session, load, row);
                return true;
            },
            cancellationToken);
    }

    public Task<NextPart> NextPartAsync(LoadLease lease, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lease);

        // No write: the lease is checked in the same snapshot, and the write that follows is fenced.
        return _store.ReadSnapshotAsync(
            session =>
            {
                var load = LoadRows.Find(session, lease.Load.Id);
                LoadTransitions.EnsureValid(load?.Row, lease);
                return PartTransitions.Next(PartRows.Phase(session, load!.Value.Seq), time.GetUtcNow(), out var leasedUntil) is { } part
                    ? NextPart.Leased(LeaseOf(session, load.Value, part, lease.Owner, lease.ExpiresAt, lease))
                    : leasedUntil is { } until ? NextPart.LeasedElsewhere(until)
                    : NextPart.AllDone;
            },
            cancellationToken);
    }

    public Task CheckpointAsync(PartLease lease, PartOutcome outcome, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return WithPart(lease, false, (session, load, part) => Checkpoint(session, load, part, outcome), cancellationToken);
    }

    /// <inheritdoc/>
    public void Record(SqlSession session, PartLease lease, PartOutcome outcome)
    {
        _store.Prepare(session);
        OnPart(session, lease, false, (load, part) => !IsRecorded(part, outcome) && Checkpoint(session, load, part, outcome));
    }

    public Task CompleteDryRunAsync(LoadLease lease, CancellationToken cancellationToken = default) =>
        WithLease(
            lease,
            (session, load) =>
            {
                if (LoadTransitions.CompleteDryRun(load.Row, time.GetUtcNow()) is { } change)
                {
                    Apply(session, load, change);
                }
            },
            cancellationToken);

    public Task CompleteCommitAsync(LoadLease lease, StagedResult result, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WithLease(
            lease,
            (session, load) =>
            {
                if (LoadTransitions.CompleteCommit(load.Row, time.GetUtcNow()) is { } row)
                {
                    LoadRows.Write(session, load, row);
                    LedgerTally.Add(session, load.Seq, LedgerTally.Processed, result.Counts);
                    LedgerTally.Add(session, load.Seq, LedgerTally.Processed, result.Findings, result.FindingCounts);
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
            (session, load) =>
            {
                if (LoadTransitions.Refuse(load.Row, findings.Any(finding => finding.IsFault), time.GetUtcNow()) is not { } change)
                {
                    return;
                }

                Apply(session, load, change);
                LedgerTally.RejectCounts(session, load.Seq);
                LedgerTally.Add(session, load.Seq, LedgerTally.Processed, findings, findingCounts);
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
            (session, load, _) =>
            {
                var taken = new HashSet<long>();
                foreach (var key in keys)
                {
                    if (!Stage(session, load.Seq, key))
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
        ArgumentNullException.ThrowIfNull(loadId);
        ArgumentNullException.ThrowIfNull(externalIds);
        return _store.ReadAsync<IReadOnlyList<StagedKey>>(
            session =>
            {
                var found = new List<StagedKey>();
                foreach (var id in externalIds.Distinct(StringComparer.Ordinal))
                {
                    using var row = session.Query(
                        $"SELECT source_offset, client_email, is_erasure FROM staged_keys WHERE load = {LoadOf} AND model = $2 AND external_id = $3",
                        loadId,
                        (int)model,
                        id);
                    if (row.Read())
                    {
                        found.Add(ReadKey(row, model, id));
                    }
                }

                return found;
            },
            cancellationToken);
    }

    public Task<IReadOnlySet<long>> FindRejectedOffsetsAsync(
        string loadId, IReadOnlyCollection<long> offsets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        ArgumentNullException.ThrowIfNull(offsets);
        return _store.ReadAsync<IReadOnlySet<long>>(
            session => offsets
                .Where(offset => session.Scalar(
                    $"SELECT 1 FROM rejected_records WHERE load = {LoadOf} AND source_offset = $2 LIMIT 1", loadId, offset) is not null)
                .ToHashSet(),
            cancellationToken);
    }

    public Task<IReadOnlySet<string>> FindRejectedIdsAsync(
        string loadId, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(loadId);
        ArgumentNullException.ThrowIfNull(externalIds);
        return _store.ReadAsync<IReadOnlySet<string>>(
            session => externalIds
                .Where(id => id.Length > 0)
                .Where(id => session.Scalar(
                    $"SELECT 1 FROM rejected_records WHERE load = {LoadOf} AND model = $2 AND external_id = $3 LIMIT 1",
                    loadId,
                    (int)model,
                    id) is not null)
                .ToHashSet(StringComparer.Ordinal),
            cancellationToken);
    }

    /// <summary>Whether an attempt whose end was not acknowledged recorded a deferral: it must not add its findings again.</summary>
    private static bool IsRecorded(PartRow part, PartOutcome outcome) =>
        outcome is PartDeferred deferred && part.Deferred is { } recorded && deferred.Answers.All(answers => recorded.Find(answers.Integrator) is not null);

    private bool Checkpoint(SqlSession session, StoredLoad load, PartRow part, PartOutcome outcome)
    {
        Apply(session, load, part, PartTransitions.Checkpoint(load.Row, part, outcome, time.GetUtcNow()));
        LedgerTally.Add(session, load.Seq, LedgerTally.Processed, outcome.Findings, outcome.FindingCounts);
        LedgerTally.Add(session, load.Seq, LedgerTally.Processed, outcome.RejectedRecords);
        if (outcome is PartCompleted completed)
        {
            PartRows.WriteRejected(session, load.Seq, part.Ordinal, completed.Rejected);
            LedgerTally.Add(session, load.Seq, LedgerTally.Processed, completed.Counts);
        }

        return true;
    }

    /// <summary>Stores a key.</summary>
    /// <returns>Whether it is the first one of its id, or compatible with it.</returns>
    private static bool Stage(SqlSession session, long load, StagedKey key)
    {
        if (session.Execute(
            """
            INSERT INTO staged_keys (load, model, external_id, source_offset, client_email, is_erasure) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT DO NOTHING
            """,
            load,
            (int)key.Model,
            key.ExternalId,
            key.Offset,
            key.ClientEmail,
            key.IsErasure) == 1)
        {
            return true;
        }

        using var first = session.Query(
            "SELECT source_offset, client_email, is_erasure FROM staged_keys WHERE load = $1 AND model = $2 AND external_id = $3",
            load,
            (int)key.Model,
            key.ExternalId);
        return first.Read() && ReadKey(first, key.Model, key.ExternalId).IsCompatible(key);
    }

    private static StagedKey ReadKey(DbDataReader row, RecordModel model, string externalId) =>
        new(model, externalId, row.GetInt64(0), LoadRows.Text(row, 1), row.GetBoolean(2));
}
