namespace Qlower.Loaders.Relational.Sql;

internal static partial class SqlComments
{
    public static string OfTable(string table) => "";
}
