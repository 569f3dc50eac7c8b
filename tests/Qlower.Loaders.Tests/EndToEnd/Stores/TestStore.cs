using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Qlower.Loaders.Integration;
using Qlower.Loaders.PostgreSql;
using Qlower.Loaders.PostgreSql.Ledger;
using Qlower.Loaders.PostgreSql.Storage;

namespace Qlower.Loaders.Tests.EndToEnd.Stores;

/// <summary>An empty store of one kind: a file in a folder of its own, or a schema of the server of the tests. Disposing deletes it.</summary>
internal sealed class TestStore : IDisposable
{
    private readonly StoreKind _kind;
    private readonly string _folder = Directory.CreateTempSubdirectory("store-").FullName;
    private readonly InMemoryIntegrator _memory = new();
    private readonly string? _connection;

    private TestStore(StoreKind kind, string? connection) => (_kind, _connection) = (kind, connection);

    public static async Task<TestStore> CreateAsync(StoreKind kind) => new(kind, kind == StoreKind.PostgreSql ? await TestPostgreSql.CreateSchemaAsync() : null);

    /// <summary>Stores ledger and records. The ledger follows the clock of the services, also in PostgreSQL.</summary>
    public void Use(IQlowerLoadersBuilder builder)
    {
        switch (_kind)
        {
            case StoreKind.Sqlite:
                builder.UseSqlite(Path.Combine(_folder, "loads.db"));
                break;
            case StoreKind.PostgreSql:
                builder.UsePostgreSql(_connection!);
                UseHostClock(builder.Services);
                break;
            default:
                builder.UseInMemoryStore();
                break;
        }
    }

    /// <summary>Stores records.</summary>
    public void UseRecords(IQlowerLoadersBuilder builder) => _ = _kind switch
    {
        StoreKind.Sqlite => builder.UseSqliteRecords(Path.Combine(_folder, "loads.db")),
        StoreKind.PostgreSql => builder.UsePostgreSqlRecords(options => options.ConnectionString = _connection!),
        _ => builder.AddIntegrator(_ => _memory),
    };

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static void UseHostClock(IServiceCollection services)
    {
        services.RemoveAll<ILoadLedger>();
        services.AddSingleton<ILoadLedger>(provider =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<PostgreSqlStoreOptions>>().Get(PostgreSqlStoreOptions.LedgerName);
            return new PostgreSqlLoadLedger(provider.GetRequiredService<PostgreSqlDatabases>().Open(options), provider.GetRequiredService<TimeProvider>(), null);
        });
    }
}
