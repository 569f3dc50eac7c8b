namespace Qlower.Loaders.Relational.Sql;

internal static partial class SqlComments
{
    public static string OfTable(string table) => "";

    public static string OfColumn(string table, string column) => "";
}
