using Npgsql;

namespace Qlower.Loaders.PostgreSql.Storage;

/// <summary>The databases of a host: the ledger and the records share one, and its connections, where they are in the same database. Thread-safe.</summary>
internal sealed class PostgreSqlDatabases : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<object, PostgreSqlDatabase> _databases = [];

    /// <summary>Returns the database; the first options given for it count.</summary>
    public PostgreSqlDatabase Open(PostgreSqlStoreOptions options)
    {
        var given = options.FindDataSource();
        object key = given is null ? options.ConnectionString : given;
        lock (_gate)
        {
            if (!_databases.TryGetValue(key, out var database))
            {
                _databases.Add(key, database = new PostgreSqlDatabase(given ?? Create(options), options));
            }

            return database;
        }
    }

    private static NpgsqlDataSource Create(PostgreSqlStoreOptions options)
    {
        var connection = new NpgsqlConnectionStringBuilder(options.ConnectionString);
        connection.MaxPoolSize = Math.Max(connection.MaxPoolSize, options.MaxConnections);
        return NpgsqlDataSource.Create(connection);
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var database in _databases.Values)
            {
                database.Dispose();
            }

            _databases.Clear();
        }
    }
}
