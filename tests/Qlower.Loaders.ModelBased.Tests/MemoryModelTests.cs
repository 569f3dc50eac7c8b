using Qlower.Loaders.ModelBased.Tests.Hosts;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ModelBased.Tests;

[TestFixture]
[Category(QuickRun.Long)]
internal sealed class MemoryModelTests
{
    [Test]
    public Task RandomSteps_TwoHostsRestartedOverMemory_StoreMatchesTheModel() =>
        new ModelRun(async features => await MemoryLoaders.StartAsync(features)).RunAsync();
}
