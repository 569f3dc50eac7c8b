using Qlower.Loaders.PostgreSql.Ledger;
using Qlower.Loaders.PostgreSql.Records;
using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Integration;

namespace Qlower.Loaders.PostgreSql.Tests;

[Conforms(typeof(PostgreSqlIntegrator))]
[Category(TestServers.QuickRun.Servers)]
public sealed class PostgreSqlCheckpointTests : CheckpointingIntegratorConformance
{
    private readonly List<TemporaryStore> _stores = [];

    [TearDown]
    public void DisposeStores()
    {
        _stores.ForEach(store => store.Dispose());
        _stores.Clear();
    }

    protected override async Task<(ILoadLedger Ledger, ICheckpointingIntegrator Integrator)> CreateAsync(TimeProvider time)
    {
        var database = (await CreateStoreAsync()).Open();
        return (new PostgreSqlLoadLedger(database, new ServerClock(time), null), new PostgreSqlIntegrator(database, time, "postgresql"));
    }

    protected override async Task<ICheckpointingIntegrator> CreateElsewhereAsync() =>
        new PostgreSqlIntegrator((await CreateStoreAsync()).Open(), TimeProvider.System, "postgresql");

    private async Task<TemporaryStore> CreateStoreAsync()
    {
        var store = await TemporaryStore.CreateAsync();
        _stores.Add(store);
        return store;
    }
}
