using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.PostgreSql.Tests;

/// <summary>The PostgreSQL server of the assembly.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
public sealed class PostgreSqlServer
{
    private static PostgreSqlSchemas? _schemas;

    [OneTimeSetUp]
    public async Task StartAsync() => _schemas = await PostgreSqlSchemas.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_schemas is not null)
        {
            await _schemas.DisposeAsync();
        }
    }

    /// <summary>Creates an empty schema and returns a connection string for it.</summary>
    public static Task<string> CreateSchemaAsync() => _schemas!.CreateAsync();
}
