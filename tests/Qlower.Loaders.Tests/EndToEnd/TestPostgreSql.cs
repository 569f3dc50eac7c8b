using Npgsql;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>The PostgreSQL server of the tests of this folder, started by the first of them that needs it.</summary>
[SetUpFixture]
internal sealed class TestPostgreSql
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static ServerScript? _server;

    /// <summary>Creates an empty schema and returns a connection string for it.</summary>
    public static async Task<string> CreateSchemaAsync()
    {
        await Gate.WaitAsync();
        try
        {
            _server ??= await ServerScript.StartAsync("postgresql");
        }
        finally
        {
            Gate.Release();
        }

        var name = $"store_{Guid.NewGuid():n}";
        await using var connection = new NpgsqlConnection(_server.Settings["POSTGRESQL"]);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {name}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{_server.Settings["POSTGRESQL"]};Search Path={name}";
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
