using Npgsql;
using Qlower.Loaders.Relational.Records;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.PostgreSql.Storage;

/// <summary>Writes rows by binary COPY. Stateless and thread-safe.</summary>
internal sealed class BinaryCopy : IBulkWriter
{
    public static BinaryCopy Instance { get; } = new();

    public void Prepare(SqlSession session, StagedTable staged)
    {
        var table = staged.Definition;
        var columns = string.Join(", ", table.Columns.Select(column => $"{column.Name} {PostgreSqlDialect.TypeOf(column.Type)}"));
        session.Run($"CREATE TEMPORARY TABLE IF NOT EXISTS {table.Name} ({columns}); TRUNCATE {table.Name}");
    }

    public void Write(SqlSession session, RecordTable table, StagedTable staged, BatchKeys keys, DateTimeOffset now, IEnumerable<StagedRow> rows)
    {
        var columns = staged.Definition.Columns;
        var types = columns.Select(column => PostgreSqlDialect.CopyType(column.Type)).ToArray();
        var values = new object?[types.Length];
        var copy = $"COPY {staged.Definition.Name} ({string.Join(", ", columns.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)";
        using var importer = ((NpgsqlConnection)session.Connection).BeginBinaryImport(copy);
        foreach (var row in rows)
        {
            StagedTable.ReadValues(table, keys, now, row, values);
            importer.StartRow();
            for (var i = 0; i < values.Length; i++)
            {
                Write(importer, values[i], types[i]);
            }
        }

        importer.Complete();
    }

    private static void Write(NpgsqlBinaryImporter importer, object? value, NpgsqlTypes.NpgsqlDbType type)
    {
        switch (value)
        {
            case null: importer.WriteNull(); break;
            case string text: importer.Write(text, type); break;
            case long number: importer.Write(number, type); break;
            case int number: importer.Write((long)number, type); break;
            case decimal number: importer.Write(number, type); break;
            case DateOnly date: importer.Write(date, type); break;
            case bool flag: importer.Write(flag, type); break;
            case DateTimeOffset time: importer.Write(time.ToUniversalTime(), type); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is not the value of a column.", nameof(value));
        }
    }
}
