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

    public Task DiscardAsync(string loadId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(loadId);
        return _store.WriteAsync(
            session =>
            {
                StagedTables.RemoveLoad(session, loadId);
                return true;
            },
            cancellationToken);
    }

    private bool Stage(SqlSession session, IntegrationBatch batch)
    {
        var loadId = batch.Load.LoadId;
        if (StagedTables.IsCommitted(session, loadId))
        {
            return false;
        }

        StagedTables.RemoveBatch(session, loadId, batch.BatchId);
        var number = StagedTables.AddBatch(session, batch);
        var now = StoredTime.Utc(time.GetUtcNow());
        var table = RecordTables.Of(batch.Model);
        var insert = session.Prepare(table.Staged.Insert, table.Staged.Parameters);
        for (var i = 0; i < batch.Records.Count; i++)
        {
            var record = batch.Records[i];
            if (record.Record is null)
            {
                StagedTables.AddErasure(session, loadId, record, number, i);
                continue;
            }

            Set(insert, batch, record, now);
            table.Bind(insert.Parameters, record.Record);
            insert.Parameters[^2].Value = number;
            insert.Parameters[^1].Value = i;
            insert.ExecuteNonQuery();
        }

        return true;
    }

    /// <summary>Commits the load, or returns the answers of its commit, and whether the load erased something.</summary>
    private (StagedCommit Commit, bool HasErasures) Commit(SqlSession session, LoadContext load, long records)
    {
        var commit = StagedOutcomes.Read(session, load.LoadId)
            ?? new StagedLoad(session, load, StoredTime.Utc(time.GetUtcNow())).Commit(records);
        return (commit, session.Scalar("SELECT 1 FROM erasures WHERE load_id = $1 LIMIT 1", load.LoadId) is not null);
    }
}
