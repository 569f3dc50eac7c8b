using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>The PostgreSQL server of the tests of this namespace, started by the first of them that needs it.</summary>
[SetUpFixture]
internal sealed class TestPostgreSql
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static PostgreSqlSchemas? _schemas;

    /// <summary>Creates an empty schema and returns a connection string for it.</summary>
    public static async Task<string> CreateSchemaAsync()
    {
        await Gate.WaitAsync();
        try
        {
            _schemas ??= await PostgreSqlSchemas.StartAsync();
        }
        finally
        {
            Gate.Release();
        }

        return await _schemas.CreateAsync();
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (_schemas is not null)
        {
            await _schemas.DisposeAsync();
        }
    }
}
