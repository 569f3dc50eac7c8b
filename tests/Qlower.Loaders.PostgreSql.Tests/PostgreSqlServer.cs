using Npgsql;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.PostgreSql.Tests;

/// <summary>The PostgreSQL server of the assembly.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
public sealed class PostgreSqlServer
{
    private static ServerScript? _server;
    private static int _schemas;

    /// <summary>The connection string of an administrator.</summary>
    public static string Admin => _server!.Settings["POSTGRESQL"];

    [OneTimeSetUp]
    public async Task StartAsync() => _server = await ServerScript.StartAsync("postgresql");

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>Creates an empty schema and returns a connection string for it.</summary>
    public static async Task<string> CreateSchemaAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _schemas)}";
        await using var connection = new NpgsqlConnection(Admin);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE SCHEMA {name}", connection);
        await command.ExecuteNonQueryAsync();
        return $"{Admin};Search Path={name}";
    }
}
