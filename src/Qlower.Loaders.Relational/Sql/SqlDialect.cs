using System.Data.Common;
using System.Text;

namespace Qlower.Loaders.Relational.Sql;

/// <summary>
/// What differs between SQL stores. Statements use what they have in common: parameters <c>$1</c>, <c>$2</c>, …, <c>ON CONFLICT</c>,
/// <c>RETURNING</c>, partial indexes. Stateless and thread-safe.
/// </summary>
internal abstract class SqlDialect
{
    /// <summary>The name of the store in messages.</summary>
    public abstract string StoreName { get; }

    /// <summary>
    /// What ends a query for a row that must not be deleted before the transaction ends; empty where writing transactions run one after
    /// the other.
    /// </summary>
    public virtual string KeepsRow => "";

    /// <summary>What follows the closing parenthesis of a table.</summary>
    /// <param name="table">The table.</param>
    protected abstract string TableSuffix(SqlTable table);

    /// <summary>The name of a column's type, with the key clause of a key.</summary>
    protected abstract string TypeName(SqlType type);

    /// <summary>Creates the parameter with the 1-based position.</summary>
    public abstract DbParameter CreateParameter(DbCommand command, int position);

    /// <summary>
    /// Returns the reason of a failure of the store, without values and paths of the store's own text; <see langword="null"/> for any
    /// other exception.
    /// </summary>
    public abstract string? ReasonOf(Exception exception);

    /// <summary>The statements that create a table with its indexes.</summary>
    public string Create(SqlTable table, bool ifAbsent = false)
    {
        var sql = new StringBuilder(ifAbsent ? "CREATE TABLE IF NOT EXISTS " : "CREATE TABLE ").Append(table.Name).Append(" (");
        for (var i = 0; i < table.Columns.Count; i++)
        {
            sql.Append(i == 0 ? "\n    " : ",\n    ");
            Append(sql, table.Columns[i]);
        }

        if (table.PrimaryKey is not null)
        {
            sql.Append(",\n    PRIMARY KEY (").Append(table.PrimaryKey).Append(')');
        }

        sql.Append("\n)").Append(TableSuffix(table)).Append(";\n");
        foreach (var index in table.Indexes)
        {
            sql.Append(index.IsUnique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                .Append(index.Name).Append(" ON ").Append(table.Name).Append(" (").Append(index.Columns).Append(')')
                .Append(index.Where is null ? "" : " WHERE " + index.Where).Append(";\n");
        }

        return sql.ToString();
    }

    private void Append(StringBuilder sql, SqlColumn column)
    {
        sql.Append(column.Name).Append(' ').Append(TypeName(column.Type));
        if (column.Type is SqlType.Key or SqlType.GrowingKey)
        {
            return;
        }

        sql.Append(column.IsRequired ? " NOT NULL" : "").Append(column.DefaultValue is null ? "" : " DEFAULT " + column.DefaultValue);
    }
}
