using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>Writes many rows at once. Stateless and thread-safe.</summary>
internal interface IBulkWriter
{
    /// <summary>Creates the table for the rows of one batch, private to the connection, or empties it.</summary>
    void Prepare(SqlSession session, StagedTable staged);

    /// <summary>Writes rows into the twin of a record's table.</summary>
    void Write(SqlSession session, RecordTable table, StagedTable staged, BatchKeys keys, DateTimeOffset now, IEnumerable<StagedRow> rows);
}
