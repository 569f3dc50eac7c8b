using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>The tables of staged loads: the twins of the records' tables, the erasures, the batches and the commits.</summary>
internal static class StagedTables
{
    public static IReadOnlyList<SqlTable> Definitions { get; } =
    [
        .. RecordModels.All.Select(model => RecordTables.Of(model).Staged.Definition),
        new SqlTable
        {
            Name = "staged_erasures",
            Columns =
            [
                SqlColumn.Integer("load"),
                SqlColumn.Integer("source_offset"),
                new SqlColumn("external_id"),
                SqlColumn.Integer("batch"),
                SqlColumn.Integer("position"),
            ],
            PrimaryKey = "load, source_offset",
            Indexes = [new SqlIndex("staged_erasures_record", "load, external_id")],
        },
        new SqlTable
        {
            Name = "staged_batches",
            Columns =
            [
                new SqlColumn("seq", SqlType.Key),
                SqlColumn.Integer("load"),
                new SqlColumn("batch_id"),
                SqlColumn.Integer("model"),
                SqlColumn.Integer("records"),
                SqlColumn.Optional("outcomes", SqlType.Blob),
            ],
            Indexes = [new SqlIndex("staged_batches_key", "load, batch_id", isUnique: true)],
        },
        new SqlTable
        {
            Name = "staged_commits",
            Columns = [SqlColumn.Integer("load"), new SqlColumn("remarks", SqlType.Blob)],
            PrimaryKey = "load",
        },
    ];

    /// <summary>Whether the load is committed and not discarded.</summary>
    public static bool IsCommitted(SqlSession session, long load) =>
        session.Scalar("SELECT 1 FROM staged_commits WHERE load = $1", load) is not null;

    /// <summary>Removes a batch, where it is staged.</summary>
    public static void RemoveBatch(SqlSession session, long load, string batchId)
    {
        long batch;
        RecordModel model;
        using (var known = session.Query("SELECT seq, model FROM staged_batches WHERE load = $1 AND batch_id = $2", load, batchId))
        {
            if (!known.Read())
            {
                return;
            }

            (batch, model) = (known.GetInt64(0), (RecordModel)known.GetInt32(1));
        }

        session.Execute(RecordTables.Of(model).Staged.RemoveBatch, load, batch);
        session.Execute("DELETE FROM staged_erasures WHERE load = $1 AND batch = $2", load, batch);
        session.Execute("DELETE FROM staged_batches WHERE seq = $1", batch);
    }

    /// <summary>Adds a batch.</summary>
    /// <returns>Its number.</returns>
    public static long AddBatch(SqlSession session, long load, IntegrationBatch batch) =>
        (long)session.Scalar(
            "INSERT INTO staged_batches (load, batch_id, model, records) VALUES ($1, $2, $3, $4) RETURNING seq",
            load,
            batch.BatchId,
            (int)batch.Model,
            batch.Records.Count)!;

    /// <summary>Adds an erasure.</summary>
    public static void AddErasure(SqlSession session, long load, IntegrationRecord record, long batch, int position) =>
        session.Execute(
            "INSERT INTO staged_erasures (load, source_offset, external_id, batch, position) VALUES ($1, $2, $3, $4, $5)",
            load,
            record.Offset,
            record.ExternalId,
            batch,
            position);

    /// <summary>Removes a load with the answers of its commit.</summary>
    public static void RemoveLoad(SqlSession session, long load)
    {
        foreach (var model in RecordModels.All)
        {
            session.Execute(RecordTables.Of(model).Staged.RemoveLoad, load);
        }

        session.Execute("DELETE FROM staged_erasures WHERE load = $1", load);
        session.Execute("DELETE FROM staged_batches WHERE load = $1", load);
        session.Execute("DELETE FROM staged_commits WHERE load = $1", load);
    }
}
