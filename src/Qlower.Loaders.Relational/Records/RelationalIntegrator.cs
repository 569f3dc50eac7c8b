using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Stores records in typed tables, one transaction a batch, durable when a batch is answered. It accepts every model. Thread-safe.
/// </summary>
internal abstract partial class RelationalIntegrator(ISqlDatabase database, SqlSchema schema, TimeProvider time, string name, IBulkWriter? bulk = null)
    : ICheckpointingIntegrator, IRecordLookup, IStoreIdentity
{
    private readonly SqlComponent _store =
        new(database, schema, static (message, cause) => new IntegratorUnavailableException(message, cause));

    public string Name { get; } = name;

    public bool Accepts(RecordModel model) => Enum.IsDefined(model);

    /// <summary>The tables exist when it returns: a host creates or upgrades them when it starts, and not with the first load.</summary>
    public async Task<string> GetStoreIdAsync(CancellationToken cancellationToken = default)
    {
        await _store.PrepareTablesAsync(cancellationToken).ConfigureAwait(false);
        return await _store.GuardAsync(() => database.GetIdAsync(cancellationToken)).ConfigureAwait(false);
    }

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return StoreAsync(
            batch,
            (session, answers) =>
            {
                LeaseFence.Ensure(session, batch.Load.LoadId, batch.Load.LeaseToken);
                return answers;
            },
            cancellationToken);
    }

    /// <summary>A part with an erasure is done only after <see cref="AfterBatchAsync"/>.</summary>
    public bool CanCheckpoint(IntegrationBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return database.Ledger is not null && !HasErasures(batch);
    }

    /// <summary>The ledger checks the lease.</summary>
    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(
        IntegrationBatch batch, PartLease lease, Func<IReadOnlyList<IntegrationAnswer>, PartOutcome> conclude, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(lease);
        ArgumentNullException.ThrowIfNull(conclude);
        return StoreAsync(
            batch,
            (session, answers) =>
            {
                database.Ledger!.Record(session, lease, conclude(answers));
                return answers;
            },
            cancellationToken);
    }

    public Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(partner);
        ArgumentNullException.ThrowIfNull(externalIds);
        var table = RecordTables.Of(model);
        return _store.ReadAsync<IReadOnlyDictionary<string, StoredRecord>>(
            session =>
            {
                var found = new Dictionary<string, StoredRecord>(StringComparer.Ordinal);
                var values = new object?[1 + RecordTable.FindSize];
                values[0] = partner;
                foreach (var chunk in externalIds.Distinct(StringComparer.Ordinal).Chunk(RecordTable.FindSize))
                {
                    // NULL equals nothing: it fills what the last look-up leaves over.
                    Array.Clear(values, 1, RecordTable.FindSize);
                    chunk.CopyTo(values, 1);
                    using var rows = session.Query(table.FindMany, values);
                    while (rows.Read())
                    {
                        found[rows.GetString(0)] = new StoredRecord(rows.GetString(1), rows.IsDBNull(2) ? null : rows.GetString(2));
                    }
                }

                return found;
            },
            cancellationToken);
    }

    /// <summary>Runs after a batch or a commit is durable; its failure fails the call, which is repeated then.</summary>
    /// <param name="hasErasures">Whether records were erased.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    protected virtual Task<bool> AfterBatchAsync(bool hasErasures, CancellationToken cancellationToken) => Task.FromResult(true);

    private static IntegrationAnswer Conflict(SqlSession session, RecordTable table, IntegrationBatch batch, BatchKeys keys, IntegrationRecord record)
    {
        using var known = session.Query(table.FindOne, keys.Partner, record.ExternalId);
        known.Read();
        return known.GetInt64(0) != keys.Load ? IntegrationAnswer.AlreadyKnown
            : known.GetInt64(1) == record.Offset ? IntegrationAnswer.Integrated
            : DuplicateId.Of(batch.Model);
    }

    private static bool HasErasures(IntegrationBatch batch) => batch.Records.Any(record => record.IsErasure);

    /// <summary>Stores a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="end">Ends the transaction: fails it if the lease is lost.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    private async Task<IReadOnlyList<IntegrationAnswer>> StoreAsync(
        IntegrationBatch batch, Func<SqlSession, IntegrationAnswer[], IntegrationAnswer[]> end, CancellationToken cancellationToken)
    {
        var answers = await _store.WriteAsync(session => end(session, Store(session, batch)), cancellationToken).ConfigureAwait(false);
        await _store.GuardAsync(() => AfterBatchAsync(HasErasures(batch), cancellationToken)).ConfigureAwait(false);
        return answers;
    }

    private IntegrationAnswer[] Store(SqlSession session, IntegrationBatch batch)
    {
        var hasErasures = HasErasures(batch);
        session.Dialect.Lock(session, SqlLock.Records, batch.Load.Partner, isShared: !hasErasures);
        var now = time.GetUtcNow();
        var keys = BatchKeys.Of(session, batch.Load, now);
        var erasures = new ErasureTable(session, batch.Model, keys, now);
        return bulk is not null && !hasErasures && !erasures.HasErasures
            ? new BulkBatch(session, bulk, batch, keys, now).Store()
            : StoreOneByOne(session, batch, keys, erasures, now);
    }

    private static IntegrationAnswer[] StoreOneByOne(SqlSession session, IntegrationBatch batch, BatchKeys keys, ErasureTable erasures, DateTimeOffset now)
    {
        var table = RecordTables.Of(batch.Model);
        var insert = session.Prepare(table.Insert, table.Columns.Count);
        var values = new object?[table.Columns.Count];
        var erased = new ErasedProperties(session, keys.Partner);
        var answers = new IntegrationAnswer[batch.Records.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            var record = batch.Records[i];
            if (record.Record is null)
            {
                answers[i] = erasures.Erase(record);
            }
            else if (erasures.HasErased(record.ExternalId))
            {
                answers[i] = DuplicateId.Of(batch.Model);
            }
            else if (erased.Reject(record.Record) is { } rejection)
            {
                answers[i] = rejection;
            }
            else
            {
                table.ReadValues(keys, record, now, values);
                session.Set(insert, values);
                answers[i] = insert.ExecuteNonQuery() == 1 ? IntegrationAnswer.Integrated : Conflict(session, table, batch, keys, record);
            }
        }

        new SimilarIds(session, table, batch, keys).Report(answers);
        return answers;
    }
}
