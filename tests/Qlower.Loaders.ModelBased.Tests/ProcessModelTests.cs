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
        await using var schemas = await PostgreSqlSchemas.StartAsync();
        await new ModelRun(async features => new ProcessLoaders(features, await schemas.CreateAsync()), defaultSteps: 100).RunAsync();
    }
}
