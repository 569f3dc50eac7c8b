using Microsoft.Data.Sqlite;

namespace Qlower.Loaders.HttpService;

/// <summary>A connection to the store. Not thread-safe.</summary>
internal sealed class StoreSession : IDisposable
{
    private readonly SqliteConnection _connection;

    public StoreSession(string connection)
    {
        _connection = new SqliteConnection(connection);
        _connection.Open();
    }

    /// <summary>Begins a transaction that writes: another one waits.</summary>
    public SqliteTransaction Begin() => _connection.BeginTransaction(deferred: false);

    public int Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public IReadOnlyList<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var result = new List<T>();
        while (rows.Read())
        {
            result.Add(read(rows));
        }

        return result;
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        }

        return command;
    }
}
