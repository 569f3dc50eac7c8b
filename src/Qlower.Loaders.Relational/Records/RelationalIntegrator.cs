using System.Data.Common;
using System.Text.Json;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// Stores records in typed tables, one transaction a batch, durable when a batch is answered. It accepts every model. Thread-safe.
/// </summary>
internal abstract partial class RelationalIntegrator(ISqlDatabase database, SqlSchema schema, TimeProvider time, string name) : IIntegrator, IRecordLookup, IStoreIdentity
{
    private readonly SqlComponent _store =
        new(database, schema, static (message, cause) => new IntegratorUnavailableException(message, cause));

    public string Name { get; } = name;

    public bool Accepts(RecordModel model) => Enum.IsDefined(model);

    public Task<string> GetStoreIdAsync(CancellationToken cancellationToken = default) => _store.GuardAsync(() => database.GetIdAsync(cancellationToken));

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return StoreAsync(batch, cancellationToken);
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

    private static void Set(DbCommand command, IntegrationBatch batch, IntegrationRecord record, string now)
    {
        var parameters = command.Parameters;
        parameters[0].Value = batch.Load.Partner;
        parameters[1].Value = record.ExternalId;
        parameters[2].Value = batch.Load.LoadId;
        parameters[3].Value = record.Offset;
        parameters[4].Value = now;
        parameters[5].Value = record.Changes.Count == 0
            ? DBNull.Value
            : JsonSerializer.Serialize(record.Changes, RecordJson.Default.IReadOnlyListValueChange);
        parameters[6].Value = (object?)SimilarIdQueries.Stored(record.ExternalId) ?? DBNull.Value;
    }

    private static IntegrationAnswer Conflict(SqlSession session, RecordTable table, IntegrationBatch batch, IntegrationRecord record)
    {
        using var known = session.Query(table.FindOne, batch.Load.Partner, record.ExternalId);
        known.Read();
        return known.GetString(0) != batch.Load.LoadId ? IntegrationAnswer.AlreadyKnown
            : known.GetInt64(1) == record.Offset ? IntegrationAnswer.Integrated
            : DuplicateId.Of(batch.Model);
    }

    private async Task<IReadOnlyList<IntegrationAnswer>> StoreAsync(IntegrationBatch batch, CancellationToken cancellationToken)
    {
        var answers = await _store.WriteAsync(session => Store(session, batch), cancellationToken).ConfigureAwait(false);
        await _store.GuardAsync(() => AfterBatchAsync(batch.Records.Any(record => record.IsErasure), cancellationToken)).ConfigureAwait(false);
        return answers;
    }

    private IntegrationAnswer[] Store(SqlSession session, IntegrationBatch batch)
    {
        var now = StoredTime.Utc(time.GetUtcNow());
        var table = RecordTables.Of(batch.Model);
        var insert = session.Prepare(table.Insert, table.Parameters);
        var erasures = new ErasureTable(session, batch, now);
        var erased = new ErasedProperties(session, batch.Load.Partner);
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
                Set(insert, batch, record, now);
                table.Bind(insert.Parameters, record.Record);
                answers[i] = insert.ExecuteNonQuery() == 1 ? IntegrationAnswer.Integrated : Conflict(session, table, batch, record);
            }
        }

        new SimilarIds(session, table, batch).Report(answers);
        return answers;
    }
}
