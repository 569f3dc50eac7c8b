using System.Data.Common;

namespace Qlower.Loaders.Relational.Sql;

/// <summary>
/// One open connection with its prepared statements, which are cached by their text. Parameters are <c>$1</c>, <c>$2</c>, … Used by one
/// caller at a time.
/// </summary>
internal sealed class SqlSession(DbConnection connection, SqlDialect dialect) : IDisposable
{
    private readonly Dictionary<string, DbCommand> _commands = new(StringComparer.Ordinal);

    public SqlDialect Dialect => dialect;

    public DbConnection Connection => connection;

    /// <summary>How long a statement may run; null for the default of the store's client. Scripts are not limited.</summary>
    public TimeSpan? CommandTimeout { get; init; }

    /// <summary>Returns the statement, created once; its parameters keep the values of the last call.</summary>
    public DbCommand Prepare(string sql, int parameters)
    {
        if (_commands.TryGetValue(sql, out var known))
        {
            return known;
        }

        var command = connection.CreateCommand();
        command.CommandText = sql;
        if (CommandTimeout is { } limit)
        {
            command.CommandTimeout = (int)limit.TotalSeconds;
        }

        for (var i = 1; i <= parameters; i++)
        {
            command.Parameters.Add(dialect.CreateParameter(command, i));
        }

        _commands.Add(sql, command);
        return command;
    }

    /// <summary>Sets the parameters of a statement, see <see cref="SqlDialect.Set"/>.</summary>
    public void Set(DbCommand command, ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            dialect.Set(command.Parameters[i], values[i]);
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteNonQuery();

    /// <summary>Runs a query; dispose the reader before the same query runs again.</summary>
    public DbDataReader Query(string sql, params ReadOnlySpan<object?> values) => Bind(sql, values).ExecuteReader();

    /// <summary>Returns the first value of the first row; null for no row and for NULL.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<object?> values) =>
        Bind(sql, values).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>Runs a script once, without caching its statements.</summary>
    public void Run(string script)
    {
        using var command = connection.CreateCommand();
        command.CommandText = script;
        if (CommandTimeout is not null)
        {
            command.CommandTimeout = 0;
        }

        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private DbCommand Bind(string sql, ReadOnlySpan<object?> values)
    {
        var command = Prepare(sql, values.Length);
        Set(command, values);
        return command;
    }
}
