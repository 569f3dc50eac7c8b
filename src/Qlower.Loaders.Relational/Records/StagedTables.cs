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
                new SqlColumn("load_id"),
                SqlColumn.Integer("source_offset"),
                new SqlColumn("external_id"),
                SqlColumn.Integer("batch"),
                SqlColumn.Integer("position"),
            ],
            PrimaryKey = "load_id, source_offset",
            Indexes = [new SqlIndex("staged_erasures_record", "load_id, external_id")],
        },
        new SqlTable
        {
            Name = "staged_batches",
            Columns =
            [
                new SqlColumn("seq", SqlType.Key),
                new SqlColumn("load_id"),
                new SqlColumn("batch_id"),
                SqlColumn.Integer("model"),
                SqlColumn.Integer("records"),
                SqlColumn.Optional("outcomes", SqlType.Blob),
            ],
            Indexes = [new SqlIndex("staged_batches_key", "load_id, batch_id", isUnique: true)],
        },
        new SqlTable
        {
            Name = "staged_commits",
            Columns = [new SqlColumn("load_id"), new SqlColumn("remarks", SqlType.Blob)],
            PrimaryKey = "load_id",
        },
    ];

    /// <summary>Whether the load is committed and not discarded.</summary>
    public static bool IsCommitted(SqlSession session, string loadId) =>
        session.Scalar("SELECT 1 FROM staged_commits WHERE load_id = $1", loadId) is not null;

    /// <summary>Removes a batch, where it is staged.</summary>
    public static void RemoveBatch(SqlSession session, string loadId, string batchId)
    {
        long batch;
        RecordModel model;
        using (var known = session.Query("SELECT seq, model FROM staged_batches WHERE load_id = $1 AND batch_id = $2", loadId, batchId))
        {
            if (!known.Read())
            {
                return;
            }

            (batch, model) = (known.GetInt64(0), (RecordModel)known.GetInt32(1));
        }

        session.Execute(RecordTables.Of(model).Staged.RemoveBatch, loadId, batch);
        session.Execute("DELETE FROM staged_erasures WHERE load_id = $1 AND batch = $2", loadId, batch);
        session.Execute("DELETE FROM staged_batches WHERE seq = $1", batch);
    }

    /// <summary>Adds a batch.</summary>
    /// <returns>Its number.</returns>
    public static long AddBatch(SqlSession session, IntegrationBatch batch) =>
        (long)session.Scalar(
            "INSERT INTO staged_batches (load_id, batch_id, model, records) VALUES ($1, $2, $3, $4) RETURNING seq",
            batch.Load.LoadId,
            batch.BatchId,
            (int)batch.Model,
            batch.Records.Count)!;

    /// <summary>Adds an erasure.</summary>
    public static void AddErasure(SqlSession session, string loadId, IntegrationRecord record, long batch, int position) =>
        session.Execute(
            "INSERT INTO staged_erasures (load_id, source_offset, external_id, batch, position) VALUES ($1, $2, $3, $4, $5)",
            loadId,
            record.Offset,
            record.ExternalId,
            batch,
            position);

    /// <summary>Removes a load with the answers of its commit.</summary>
    public static void RemoveLoad(SqlSession session, string loadId)
    {
        foreach (var model in RecordModels.All)
        {
            session.Execute(RecordTables.Of(model).Staged.RemoveLoad, loadId);
        }

        session.Execute("DELETE FROM staged_erasures WHERE load_id = $1", loadId);
        session.Execute("DELETE FROM staged_batches WHERE load_id = $1", loadId);
        session.Execute("DELETE FROM staged_commits WHERE load_id = $1", loadId);
    }
}
