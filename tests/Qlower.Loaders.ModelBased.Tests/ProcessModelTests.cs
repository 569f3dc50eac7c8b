using Npgsql;
using Qlower.Loaders.ModelBased.Tests.Hosts;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ModelBased.Tests;

[TestFixture]
[Category(QuickRun.Kills)]
[Category(QuickRun.Long)]
internal sealed class ProcessModelTests
{
    [Test]
    public Task RandomSteps_TwoHostsKilledOverOneDatabase_StoreMatchesTheModel() =>
        new ModelRun(features => Task.FromResult<ILoaders>(new ProcessLoaders(features))).RunAsync();

    [Test]
    [Category(QuickRun.Servers)]
    public async Task RandomSteps_TwoHostsKilledOverOnePostgreSql_StoreMatchesTheModel()
    {
        await using var server = await ServerScript.StartAsync("postgresql");
        await using var source = NpgsqlDataSource.Create(server.Settings["POSTGRESQL"]);
        var run = new ModelRun(
            async features =>
            {
                var schema = $"model_{Guid.NewGuid():n}";
                await using var command = source.CreateCommand($"CREATE SCHEMA {schema}");
                await command.ExecuteNonQueryAsync();
                return new ProcessLoaders(features, $"{server.Settings["POSTGRESQL"]};Search Path={schema}");
            },
            defaultSteps: 100);

        await run.RunAsync();
    }
}
