using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>
/// The twin of a record's table for staged records: its columns, the batch and the position of the record in it. The key is in order of the
/// file, so that a commit copies without sorting, range by range. In every statement of a commit, <c>$1</c> is the load, <c>$2</c> the
/// offset before the range and <c>$3</c> its last offset. Immutable.
/// </summary>
internal sealed class StagedTable
{
    private const string Range = "s.load = $1 AND s.source_offset > $2 AND s.source_offset <= $3";

    /// <param name="prefix">What its name has before that of the record's table.</param>
    /// <param name="name">The name of the record's table.</param>
    /// <param name="columns">The columns of the record's table without its key.</param>
    public StagedTable(string prefix, string name, IReadOnlyList<SqlColumn> columns)
    {
        var staged = prefix + name;
        SqlColumn[] all =
        [
            .. columns.Select(column => new SqlColumn(column.Name, column.Type, column.IsRequired)), SqlColumn.Integer("batch"), SqlColumn.Integer("position"),
        ];
        Definition = new SqlTable { Name = staged, Columns = all, PrimaryKey = "load, source_offset" };
        Insert = $"""
            INSERT INTO {staged} ({string.Join(", ", all.Select(column => column.Name))})
            VALUES ({string.Join(", ", Enumerable.Range(1, all.Length).Select(i => $"${i}"))})
            """;

        string[] names = [.. columns.Select(column => column.Name)];
        Store = $"""
            INSERT INTO {name} ({string.Join(", ", names)})
            SELECT {string.Join(", ", names.Select(column => column == StoredAt ? "$4" : "s." + column))}
            FROM {staged} s WHERE {Range} ORDER BY s.source_offset
            ON CONFLICT DO NOTHING
            """;
        Outcomes = $"""
            SELECT s.batch, s.position, s.source_offset, s.external_id, CASE
                WHEN r.load <> s.load THEN {(int)IntegrationOutcome.AlreadyKnown}
                WHEN r.source_offset = s.source_offset THEN {(int)IntegrationOutcome.Integrated}
                ELSE {(int)IntegrationOutcome.Rejected} END
            FROM {staged} s JOIN {name} r ON r.partner = s.partner AND r.external_id = s.external_id
            WHERE {Range} ORDER BY s.source_offset
            """;
        Similar = SimilarIdQueries.FindStaged(name, staged, Range);
        Ownerless = !columns.Any(column => column.Name == "property_id") ? null : $"""
            SELECT s.batch, s.position, s.source_offset, s.external_id, s.property_id, max(e.erased_at)
            FROM {staged} s JOIN erasures e ON e.partner = s.partner AND e.external_id = s.property_id
            WHERE {Range} AND NOT EXISTS (SELECT 1 FROM properties p WHERE p.partner = s.partner AND p.external_id = s.property_id)
            GROUP BY s.batch, s.position, s.source_offset, s.external_id, s.property_id
            ORDER BY s.source_offset
            """;
        RangeEnd = $"SELECT source_offset FROM {staged} WHERE load = $1 AND source_offset > $2 ORDER BY source_offset LIMIT 1 OFFSET $3";
        RemoveOne = $"DELETE FROM {staged} WHERE load = $1 AND source_offset = $2";
        RemoveRange = $"DELETE FROM {staged} WHERE load = $1 AND source_offset > $2 AND source_offset <= $3";
        RemoveBatch = $"DELETE FROM {staged} WHERE load = $1 AND batch = $2";
        RemoveLoad = $"DELETE FROM {staged} WHERE load = $1";
    }

    /// <summary>When a record is stored: the one common column that a commit sets anew.</summary>
    public const string StoredAt = "stored_at";

    /// <summary>The table, from which its DDL is created.</summary>
    public SqlTable Definition { get; }

    /// <summary>Adds a row: the values of the record's table, then the batch and the position.</summary>
    public string Insert { get; }

    /// <summary>Returns the values of a row, in the order of the columns.</summary>
    public static void ReadValues(RecordTable table, BatchKeys keys, DateTimeOffset now, StagedRow row, Span<object?> values)
    {
        table.ReadValues(keys, row.Record, now, values);
        values[^2] = row.Batch;
        values[^1] = row.Position;
    }

    /// <summary>Stores a range unless (partner, external id) is taken; <c>$4</c> is the time.</summary>
    public string Store { get; }

    /// <summary>Returns the outcomes of a stored range: batch, position, offset, external id, outcome.</summary>
    public string Outcomes { get; }

    /// <summary>Returns the records of a stored range whose id is similar to another one: batch, position, offset, external id, the other id.</summary>
    public string Similar { get; }

    /// <summary>
    /// Returns the records of a range whose property was erased and is not stored: batch, position, offset, external id, property, time;
    /// <see langword="null"/> where records have no property.
    /// </summary>
    public string? Ownerless { get; }

    /// <summary>Returns the offset that is <c>$3</c> rows after the offset <c>$2</c>.</summary>
    public string RangeEnd { get; }

    /// <summary>Removes the row with the offset <c>$2</c>.</summary>
    public string RemoveOne { get; }

    /// <summary>Removes a range.</summary>
    public string RemoveRange { get; }

    /// <summary>Removes a batch, <c>$2</c>.</summary>
    public string RemoveBatch { get; }

    /// <summary>Removes the load.</summary>
    public string RemoveLoad { get; }
}
