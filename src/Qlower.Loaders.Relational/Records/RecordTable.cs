using System.Text.Json;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>The table of one model: its definition, its statements, and what it stores of a record. Immutable.</summary>
internal abstract class RecordTable
{
    /// <summary>How many ids one look-up takes.</summary>
    public const int FindSize = 64;

    /// <summary>The columns before those of the record itself that an insert sets, in order.</summary>
    private static readonly SqlColumn[] Common =
    [
        SqlColumn.Reference("partner", "partners"),
        new SqlColumn("external_id"),
        SqlColumn.Reference("load", "stored_loads"),
        SqlColumn.Integer("source_offset"),
        new SqlColumn(StagedTable.StoredAt, SqlType.Instant),
        SqlColumn.Optional("changes"),
        SqlColumn.Optional(SimilarIdQueries.Column),
    ];

    /// <summary>The number of columns before those of the record itself.</summary>
    public static int CommonColumns => Common.Length;

    protected RecordTable(string name, IReadOnlyList<SqlColumn> columns, IReadOnlyList<SqlIndex> indexes)
    {
        Definition = new SqlTable
        {
            Name = name,
            Columns = [new SqlColumn("seq", SqlType.Key), .. Common, .. columns],
            Indexes =
            [
                new SqlIndex($"{name}_key", "partner, external_id", isUnique: true),
                new SqlIndex($"{name}_folded", $"partner, {SimilarIdQueries.Column}", where: $"{SimilarIdQueries.Column} IS NOT NULL"),
                .. indexes,
            ],
        };
        Columns = [.. Common, .. columns];
        Insert = $"""
            INSERT INTO {name} ({string.Join(", ", Columns.Select(column => column.Name))})
            VALUES ({string.Join(", ", Enumerable.Range(1, Columns.Count).Select(i => $"${i}"))})
            ON CONFLICT DO NOTHING
            """;
        Staged = new StagedTable("staged_", name, Columns);
        Bulk = new StagedTable("bulk_", name, Columns);
        Similar = new SimilarIdQueries(name);
        FindOne = $"SELECT load, source_offset FROM {name} WHERE partner = $1 AND external_id = $2";
        FindMany = $"""
            SELECT r.external_id, l.load_id, {(columns.Any(column => column.Name == "client_email") ? "r.client_email" : "NULL")}
            FROM {name} r JOIN stored_loads l ON l.seq = r.load
            WHERE r.partner = (SELECT seq FROM partners WHERE name = $1)
                AND r.external_id IN ({string.Join(", ", Enumerable.Range(2, FindSize).Select(i => $"${i}"))})
            """;
    }

    /// <summary>The table, from which its DDL is created.</summary>
    public SqlTable Definition { get; }

    /// <summary>The columns that an insert sets, in order.</summary>
    public IReadOnlyList<SqlColumn> Columns { get; }

    /// <summary>The twin for staged records.</summary>
    public StagedTable Staged { get; }

    /// <summary>The twin for the records of one batch, in a store that writes them all at once.</summary>
    public StagedTable Bulk { get; }

    /// <summary>Adds a row unless (partner, external id) is taken.</summary>
    public string Insert { get; }

    /// <summary>Returns the key of the load that stored an external id, and the offset.</summary>
    public string FindOne { get; }

    /// <summary>The queries for ids that differ in notation only.</summary>
    public SimilarIdQueries Similar { get; }

    /// <summary>Returns which loads stored <see cref="FindSize"/> external ids of the partner with the name <c>$1</c>.</summary>
    public string FindMany { get; }

    /// <summary>Returns the values of a row, in the order of <see cref="Columns"/>.</summary>
    /// <param name="keys">The keys of the batch's partner and load.</param>
    /// <param name="record">The record; not an erasure.</param>
    /// <param name="now">The time.</param>
    /// <param name="values">Receives the values.</param>
    public void ReadValues(BatchKeys keys, IntegrationRecord record, DateTimeOffset now, Span<object?> values)
    {
        values[0] = keys.Partner;
        values[1] = record.ExternalId;
        values[2] = keys.Load;
        values[3] = record.Offset;
        values[4] = now;
        values[5] = record.Changes.Count == 0 ? null : JsonSerializer.Serialize(record.Changes, RecordJson.Default.IReadOnlyListValueChange);
        values[6] = SimilarIdQueries.Stored(record.ExternalId);
        ReadValues(record.Record!, values[Common.Length..]);
    }

    /// <summary>Returns the values of the record itself.</summary>
    protected abstract void ReadValues(IInternalRecord record, Span<object?> values);
}
