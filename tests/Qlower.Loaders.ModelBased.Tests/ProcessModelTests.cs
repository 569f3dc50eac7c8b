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
}
