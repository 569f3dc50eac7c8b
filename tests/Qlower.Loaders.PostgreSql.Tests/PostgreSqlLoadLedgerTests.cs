using Qlower.Loaders.PostgreSql.Ledger;
using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Ledger;

namespace Qlower.Loaders.PostgreSql.Tests;

[Conforms(typeof(PostgreSqlLoadLedger))]
[Category(TestServers.QuickRun.Servers)]
public sealed class PostgreSqlLoadLedgerTests : LoadLedgerConformance
{
    private TemporaryStore _store = null!;
    private ServerClock _clock = null!;

    /// <summary>The clock of the server is the test's, as it was at the start: it does not jump with that of the host.</summary>
    protected override DateTimeOffset Now => _clock.GetUtcNow();

    [TearDown]
    public void DisposeStore() => _store.Dispose();

    [Test]
    public void Implementations_OfThePackage_EachHaveAConformanceFixture() =>
        Assert.That(ConformanceCoverage.Missing(typeof(PostgreSqlLoadLedger).Assembly, typeof(PostgreSqlLoadLedgerTests).Assembly), Is.Empty);

    protected override async Task<ILoadLedger> CreateAsync(TimeProvider time)
    {
        _store = await TemporaryStore.CreateAsync();
        _clock = new ServerClock(time);
        return Open();
    }

    protected override Task<ILoadLedger?> ReopenAsync(TimeProvider time) => Task.FromResult<ILoadLedger?>(Open());

    private PostgreSqlLoadLedger Open() => new(_store.Open(), _clock, null);
}
