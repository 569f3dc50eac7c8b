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

    /// <summary>What a code means and what to do. The texts of SQLite and of the file system may contain values: they are left out.</summary>
    public override string? ReasonOf(Exception exception) => exception switch
    {
        SqliteException sqlite =>
            $"{Meaning(sqlite.SqliteErrorCode)} (SQLite error {sqlite.SqliteErrorCode}, extended {sqlite.SqliteExtendedErrorCode}).",
        IOException or UnauthorizedAccessException => "the file or its directory cannot be accessed. Check the path and its permissions.",
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
        1 => "a table or column is missing, or another program changed it. Restore a backup",
        5 or 6 => "another process locked the file for too long",
        8 => "the file is read-only. Check the permissions of the file and its directory",
        10 => "the disk failed. Check the disk, then the file with PRAGMA integrity_check",
        11 => "the file is damaged. Stop the host and restore a backup",
        13 => "the disk is full. Free some space",
        14 => "the file cannot be opened. Check that the path is a file, and its permissions",
        19 => "a constraint is violated",
        23 => "access is denied. Check the permissions of the file and its directory",
        26 => "the file is not a database, or its header is damaged. Check the path, or restore a backup",
        _ => "see SQLite's list of result codes",
    };
}
