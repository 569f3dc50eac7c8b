using Npgsql;

namespace Qlower.Loaders.TestServers;

/// <summary>A PostgreSQL server with a schema for each test. Disposing stops it. Thread-safe.</summary>
public sealed class PostgreSqlSchemas : IAsyncDisposable
{
    private readonly ServerScript _server;
    private readonly NpgsqlDataSource _source;

    private PostgreSqlSchemas(ServerScript server) => (_server, _source) = (server, NpgsqlDataSource.Create(server.Settings["POSTGRESQL"]));

    /// <summary>Starts a server, see <see cref="ServerScript.StartAsync"/>.</summary>
    public static async Task<PostgreSqlSchemas> StartAsync() => new(await ServerScript.StartAsync("postgresql"));

    /// <summary>Creates an empty schema.</summary>
    /// <returns>A connection string for it.</returns>
    public async Task<string> CreateAsync()
    {
        var name = $"test_{Guid.NewGuid():n}";
        await using var command = _source.CreateCommand($"CREATE SCHEMA {name}");
        await command.ExecuteNonQueryAsync();
        return $"{_server.Settings["POSTGRESQL"]};Search Path={name}";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        await _server.DisposeAsync();
    }
}
