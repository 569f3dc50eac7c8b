using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>
/// SQLite: strict tables, without a row id where the key is not an integer. Decimals are integers in millionths, so that sums are exact; a value
/// that is not a whole number of millionths, or beyond 12 digits, is text. Instants are text in UTC, booleans 0 and 1. Stateless and thread-safe.
/// </summary>
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

    public override bool HasTable(SqlSession session, string table) =>
        session.Scalar("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = $1", table) is not null;

    public override object ToStored(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        decimal number => StoredDecimal.Of(number),
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        _ => value,
    };

    public override string Amount(string expression) =>
        string.Create(CultureInfo.InvariantCulture, $"{expression} / {StoredDecimal.Scale}.0");

    /// <summary>A decimal is a number for reading and sorting, and its millionths for exact sums.</summary>
    public override string Readable(string table, SqlColumn column) => column.Type != SqlType.Decimal
        ? base.Readable(table, column)
        : $"""
            CASE typeof({table}.{column.Name}) WHEN 'text' THEN CAST({table}.{column.Name} AS REAL) ELSE {Amount($"{table}.{column.Name}")} END AS {column.Name},
            {table}.{column.Name} AS {column.Name}_millionths
            """;

    public override string Member(string column, string name) => $"json_extract(CAST({column} AS TEXT), '$.{name}')";

    public override string Elements(string column) => $"json_each({column})";

    public override string ElementMember(string alias, string name) => $"json_extract({alias}.value, '$.{name}')";

    protected override string Literal(string value) => value switch
    {
        "TRUE" => "1",
        "FALSE" => "0",
        _ => value,
    };

    protected override string TableSuffix(SqlTable table) => table.PrimaryKey is null ? " STRICT" : " WITHOUT ROWID, STRICT";

    protected override string TypeName(SqlType type) => type switch
    {
        SqlType.Text or SqlType.Date or SqlType.Instant => "TEXT",
        SqlType.Integer or SqlType.Boolean => "INTEGER",
        SqlType.Decimal => "ANY",
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
