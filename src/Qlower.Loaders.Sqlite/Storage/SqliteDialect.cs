using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>SQLite: strict tables, without a row id where the key is not an integer. Stateless and thread-safe.</summary>
internal sealed class SqliteDialect : SqlDialect
{
    public static SqliteDialect Instance { get; } = new();

    public override string StoreName => "SQLite";

    public override DbParameter CreateParameter(DbCommand command, int position) =>
        new SqliteParameter { ParameterName = "$" + position.ToString(CultureInfo.InvariantCulture) };

    /// <summary>Only codes: the texts of SQLite and of the file system may contain values and paths.</summary>
    public override string? ReasonOf(Exception exception) => exception switch
    {
        SqliteException sqlite =>
            $"SQLite error {sqlite.SqliteErrorCode}, extended {sqlite.SqliteExtendedErrorCode}: {Meaning(sqlite.SqliteErrorCode)}",
        IOException or UnauthorizedAccessException => "the file cannot be accessed",
        _ => null,
    };

    protected override string TableSuffix(SqlTable table) => table.PrimaryKey is null ? " STRICT" : " WITHOUT ROWID, STRICT";

    protected override string TypeName(SqlType type) => type switch
    {
        SqlType.Text => "TEXT",
        SqlType.Integer => "INTEGER",
        SqlType.Blob => "BLOB",
        SqlType.Key => "INTEGER PRIMARY KEY",
        SqlType.GrowingKey => "INTEGER PRIMARY KEY AUTOINCREMENT",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a type of column."),
    };

    private static string Meaning(int code) => code switch
    {
        5 or 6 => "another process locked the file for too long",
        8 => "the file is read-only",
        10 => "the disk failed",
        11 => "the file is damaged",
        13 => "the disk is full",
        14 => "the file cannot be opened",
        19 => "a constraint is violated",
        26 => "the file is not a database",
        _ => "see SQLite's list of result codes",
    };
}
