using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

internal abstract partial class RelationalIntegrator : IStagingIntegrator
{
    public Task StageAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Model != RecordModel.Properties && batch.Records.Any(record => record.IsErasure))
        {
            throw new ArgumentException($"Only properties are erased, not {batch.Model.ToWireName()}.", nameof(batch));
        }

        return _store.WriteAsync(session => Stage(session, batch), cancellationToken);
    }

    public async Task<StagedCommit> CommitAsync(LoadContext load, long records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(load);
        try
        {
            var (commit, hasErasures) = await _store.WriteAsync(session => Commit(session, load, records), cancellationToken).ConfigureAwait(false);
            await _store.GuardAsync(() => AfterBatchAsync(hasErasures, cancellationToken)).ConfigureAwait(false);
            return commit;
        }
        catch (StagedRefusalException refused)
        {
            return refused.Refusal;
        }
    }

    public Task DiscardAsync(string loadId, long leaseToken = 0, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(loadId);
        return _store.WriteAsync(
            session =>
            {
                if (BatchKeys.FindLoad(session, loadId) is { } load)
                {
                    LeaseFence.Enter(session, load, loadId, leaseToken);
                    StagedTables.RemoveLoad(session, load);
                    LeaseFence.Ensure(session, loadId, leaseToken);
                }

                return true;
            },
            cancellationToken);
    }

    private bool Stage(SqlSession session, IntegrationBatch batch)
    {
        var now = time.GetUtcNow();
        session.Dialect.Lock(session, SqlLock.Records, batch.Load.Partner, isShared: true);
        var keys = BatchKeys.Of(session, batch.Load, now);
        if (StagedTables.IsCommitted(session, keys.Load))
        {
            return false;
        }

        StagedTables.RemoveBatch(session, keys.Load, batch.BatchId);
        var number = StagedTables.AddBatch(session, keys.Load, batch);
        var rows = new List<(int Position, IntegrationRecord Record)>(batch.Records.Count);
        for (var i = 0; i < batch.Records.Count; i++)
        {
            if (batch.Records[i] is { Record: null } erasure)
            {
                StagedTables.AddErasure(session, keys.Load, erasure, number, i);
            }
            else
            {
                rows.Add((i, batch.Records[i]));
            }
        }

        var table = RecordTables.Of(batch.Model);
        var staged = rows.Select(row => new StagedRow(number, row.Position, row.Record));
        (bulk ?? OneByOne.Instance).Write(session, table, table.Staged, keys, now, staged);
        LeaseFence.Ensure(session, batch.Load.LoadId, batch.Load.LeaseToken);
        return true;
    }

    /// <summary>Commits the load, or returns the answers of its commit, and whether the load erased something.</summary>
    private (StagedCommit Commit, bool HasErasures) Commit(SqlSession session, LoadContext load, long records)
    {
        session.Dialect.Lock(session, SqlLock.Records, load.Partner);
        var now = time.GetUtcNow();
        var keys = BatchKeys.Of(session, load, now);
        var commit = StagedOutcomes.Read(session, keys.Load) ?? new StagedLoad(session, keys, now).Commit(records);
        LeaseFence.Ensure(session, load.LoadId, load.LeaseToken);
        return (commit, session.Scalar("SELECT 1 FROM erasures WHERE load = $1 LIMIT 1", keys.Load) is not null);
    }
}
