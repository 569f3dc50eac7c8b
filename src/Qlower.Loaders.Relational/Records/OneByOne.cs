using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>Writes row by row, for a store whose statements cost no round trip.</summary>
internal sealed class OneByOne : IBulkWriter
{
    public static OneByOne Instance { get; } = new();

    public void Prepare(SqlSession session, StagedTable staged) => throw new NotSupportedException();

    public void Write(SqlSession session, RecordTable table, StagedTable staged, BatchKeys keys, DateTimeOffset now, IEnumerable<StagedRow> rows)
    {
        var insert = session.Prepare(staged.Insert, staged.Definition.Columns.Count);
        var values = new object?[staged.Definition.Columns.Count];
        foreach (var (batch, position, record) in rows)
        {
            StagedTable.ReadValues(table, keys, now, new StagedRow(batch, position, record), values);
            session.Set(insert, values);
            insert.ExecuteNonQuery();
        }
    }
}
