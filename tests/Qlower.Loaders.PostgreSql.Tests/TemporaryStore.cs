using Npgsql;
using Qlower.Loaders.PostgreSql.Storage;

namespace Qlower.Loaders.PostgreSql.Tests;

/// <summary>A schema of a test's own, with every connection opened to it.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly List<PostgreSqlDatabase> _opened = [];

    private TemporaryStore(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public static async Task<TemporaryStore> CreateAsync() => new(await PostgreSqlServer.CreateSchemaAsync());

    public PostgreSqlDatabase Open()
    {
        var database = new PostgreSqlDatabase(NpgsqlDataSource.Create(ConnectionString), new PostgreSqlStoreOptions { ConnectionString = ConnectionString });
        _opened.Add(database);
        return database;
    }

    public void Dispose() => _opened.ForEach(database => database.Dispose());
}
