using System.Data.Common;
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
        new SqlColumn("partner"),
        new SqlColumn("external_id"),
        new SqlColumn("load_id"),
        SqlColumn.Integer("source_offset"),
        new SqlColumn(StagedTable.StoredAt),
        SqlColumn.Optional("changes"),
        SqlColumn.Optional(SimilarIdQueries.Column),
    ];

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
        Parameters = Common.Length + columns.Count;
        Insert = $"""
            INSERT INTO {name} ({string.Join(", ", Common.Concat(columns).Select(column => column.Name))})
            VALUES ({string.Join(", ", Enumerable.Range(1, Parameters).Select(i => $"${i}"))})
            ON CONFLICT DO NOTHING
            """;
        Staged = new StagedTable(name, Common, columns);
        Similar = new SimilarIdQueries(name);
        FindOne = $"SELECT load_id, source_offset FROM {name} WHERE partner = $1 AND external_id = $2";
        FindMany = $"""
            SELECT external_id, load_id, {(columns.Any(column => column.Name == "client_email") ? "client_email" : "NULL")} FROM {name}
            WHERE partner = $1 AND external_id IN ({string.Join(", ", Enumerable.Range(2, FindSize).Select(i => $"${i}"))})
            """;
    }

    /// <summary>The table, from which its DDL is created.</summary>
    public SqlTable Definition { get; }

    /// <summary>The twin for staged records.</summary>
    public StagedTable Staged { get; }

    /// <summary>Adds a row unless (partner, external id) is taken.</summary>
    public string Insert { get; }

    /// <summary>The number of <see cref="Insert"/>'s parameters.</summary>
    public int Parameters { get; }

    /// <summary>Returns which load stored an external id.</summary>
    public string FindOne { get; }

    /// <summary>The queries for ids that differ in notation only.</summary>
    public SimilarIdQueries Similar { get; }

    /// <summary>Returns which loads stored <see cref="FindSize"/> external ids.</summary>
    public string FindMany { get; }

    /// <summary>The number of <see cref="Insert"/>'s parameters before those of the record itself.</summary>
    protected static int CommonParameters => Common.Length;

    /// <summary>Sets the parameters of <see cref="Insert"/> that the record fills.</summary>
    public abstract void Bind(DbParameterCollection parameters, IInternalRecord record);
}
