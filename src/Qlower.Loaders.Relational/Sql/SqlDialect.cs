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
    /// What ends a query for a row that must not change before the transaction ends; empty where writing transactions run one after the other.
    /// </summary>
    public virtual string KeepsRow => "";

    /// <summary>What follows the closing parenthesis of a table.</summary>
    /// <param name="table">The table.</param>
    protected abstract string TableSuffix(SqlTable table);

    /// <summary>The name of a column's type, with the key clause of a key.</summary>
    protected abstract string TypeName(SqlType type);

    /// <summary>Whether the database has the table.</summary>
    public abstract bool HasTable(SqlSession session, string table);

    /// <summary>
    /// Waits until no other transaction holds the lock, and holds it until the transaction ends; nothing where writing transactions run one
    /// after the other.
    /// </summary>
    /// <param name="session">The session, in a transaction.</param>
    /// <param name="scope">What is locked.</param>
    /// <param name="name">Whose; transactions about other names do not wait.</param>
    /// <param name="isShared">Whether others may hold it as well.</param>
    public virtual void Lock(SqlSession session, SqlLock scope, string name, bool isShared = false)
    {
    }

    /// <summary>Creates the parameter with the 1-based position.</summary>
    public abstract DbParameter CreateParameter(DbCommand command, int position);

    /// <summary>Sets a parameter: null, text, integer, <see cref="bool"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="DateTimeOffset"/> or bytes.</summary>
    public void Set(DbParameter parameter, object? value) => parameter.Value = value is null ? DBNull.Value : ToStored(value);

    /// <summary>Returns a value as the store's client takes it.</summary>
    public abstract object ToStored(object value);

    /// <summary>
    /// Returns the reason of a failure of the store, without values and paths of the store's own text; <see langword="null"/> for any
    /// other exception.
    /// </summary>
    public abstract string? ReasonOf(Exception exception);

    /// <summary>Returns an expression for a sum of decimals, as a number.</summary>
    public virtual string Amount(string expression) => expression;

    /// <summary>Returns a column of a view: a decimal as a number, everything else as it is.</summary>
    public virtual string Readable(string table, SqlColumn column) => $"{table}.{column.Name}";

    /// <summary>Returns an expression for a member of an object that is stored as the bytes of its JSON, as text; NULL where it is absent.</summary>
    public abstract string Member(string column, string name);

    /// <summary>Returns a table expression with one row for each element of a list that is stored as JSON text; none for NULL.</summary>
    public abstract string Elements(string column);

    /// <summary>Returns an expression for a member of a row of <see cref="Elements"/>, as text; NULL where it is null.</summary>
    public abstract string ElementMember(string alias, string name);

    /// <summary>Comments a view and its columns; nothing where the store has no comments.</summary>
    public virtual void CommentOnView(SqlSession session, string view)
    {
    }

    /// <summary>The statements that create a table with its indexes.</summary>
    public string Create(SqlTable table)
    {
        var sql = new StringBuilder("CREATE TABLE ").Append(table.Name).Append(" (");
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

        return sql.Append(CommentsOn(table)).ToString();
    }

    /// <summary>Returns a default value as the store writes it.</summary>
    protected virtual string Literal(string value) => value;

    /// <summary>The statements that comment a table and its columns; empty where the store has none.</summary>
    protected virtual string CommentsOn(SqlTable table) => "";

    private void Append(StringBuilder sql, SqlColumn column)
    {
        sql.Append(column.Name).Append(' ').Append(TypeName(column.Type));
        if (column.Type is SqlType.Key or SqlType.GrowingKey)
        {
            return;
        }

        sql.Append(column.IsRequired ? " NOT NULL" : "").Append(column.DefaultValue is null ? "" : " DEFAULT " + Literal(column.DefaultValue))
            .Append(column.References is null ? "" : $" REFERENCES {column.References} (seq)");
    }
}
