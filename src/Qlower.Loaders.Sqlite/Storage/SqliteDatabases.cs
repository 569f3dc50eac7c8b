namespace Qlower.Loaders.Sqlite.Storage;

/// <summary>The databases of a host: the ledger and the records share one, and its writer, where they are in the same file. Thread-safe.</summary>
internal sealed class SqliteDatabases : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SqliteDatabase> _databases = new(StringComparer.Ordinal);

    /// <summary>Returns the database of a file; the first options given for the file count.</summary>
    public SqliteDatabase Open(SqliteStoreOptions options)
    {
        var path = Path.GetFullPath(options.Path);
        lock (_gate)
        {
            if (!_databases.TryGetValue(path, out var database))
            {
                _databases.Add(path, database = new SqliteDatabase(options));
            }

            return database;
        }
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
