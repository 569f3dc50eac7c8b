using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.Sqlite.Records;

/// <summary>The table of one model: its statements, and what it keeps of a record. Immutable.</summary>
internal abstract class RecordTable
{
    /// <summary>Number of parameters before those of the record itself.</summary>
    protected const int CommonParameters = 6;

    /// <summary>How many ids one look-up takes.</summary>
    public const int FindSize = 64;

    protected RecordTable(string name, bool hasClient, IReadOnlyList<string> columns)
    {
        Name = name;
        Parameters = CommonParameters + columns.Count;
        Insert = $"""
            INSERT INTO {name} (partner, external_id, load_id, source_offset, stored_at, changes, {string.Join(", ", columns)})
            VALUES ({string.Join(", ", Enumerable.Range(1, Parameters).Select(i => $"${i}"))})
            ON CONFLICT DO NOTHING
            """;
        FindOne = $"SELECT load_id, source_offset FROM {name} WHERE partner = $1 AND external_id = $2";
        FindMany = $"""
            SELECT external_id, load_id, {(hasClient ? "client_email" : "NULL")} FROM {name}
            WHERE partner = $1 AND external_id IN ({string.Join(", ", Enumerable.Range(2, FindSize).Select(i => $"${i}"))})
            """;
    }

    public string Name { get; }

    /// <summary>Adds a row unless (partner, external id) is taken.</summary>
    public string Insert { get; }

    /// <summary>The number of <see cref="Insert"/>'s parameters.</summary>
    public int Parameters { get; }

    /// <summary>Who stored an external id.</summary>
    public string FindOne { get; }

    /// <summary>Who stored <see cref="FindSize"/> external ids.</summary>
    public string FindMany { get; }

    /// <summary>Sets the parameters of <see cref="Insert"/> that the record fills.</summary>
    public abstract void Bind(SqliteParameterCollection parameters, IInternalRecord record);
}
