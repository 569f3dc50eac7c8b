namespace Qlower.Loaders.Relational.Sql;

/// <summary>
/// What each table, view and column contains, for who reads the database. Columns are described by their name where it means the same
/// everywhere, and by <c>table.column</c> otherwise. Staged tables and views have the texts of the tables that they repeat. Thread-safe.
/// </summary>
internal static partial class SqlComments
{
    private const string StagedPrefix = "staged_";
    private const string ViewSuffix = "_view";

    /// <summary>The end of the name of a view's column that repeats a decimal as an integer.</summary>
    private const string MillionthsSuffix = "_millionths";

    /// <summary>The text on a table or view; empty for an unknown one.</summary>
    public static string OfTable(string table) => Tables.GetValueOrDefault(table, "");

    /// <summary>The text on a column of a table or view; empty for an unknown one.</summary>
    public static string OfColumn(string table, string column) =>
        Exceptions.GetValueOrDefault($"{table}.{column}")
        ?? Exceptions.GetValueOrDefault($"{BaseOf(table)}.{column}")
        ?? Columns.GetValueOrDefault(column)
        ?? (column.EndsWith(MillionthsSuffix, StringComparison.Ordinal)
            ? $"The column {column[..^MillionthsSuffix.Length]} exactly, in millionths; text where it has more than 12 digits before the point or 6 after it."
            : "");

    /// <summary>The table whose columns a staged table or a view repeats; the table itself for any other.</summary>
    private static string BaseOf(string table)
    {
        var start = table.StartsWith(StagedPrefix, StringComparison.Ordinal) ? StagedPrefix.Length : 0;
        var end = table.EndsWith(ViewSuffix, StringComparison.Ordinal) ? table.Length - ViewSuffix.Length : table.Length;
        return table[start..end];
    }
}
