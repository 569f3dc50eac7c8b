using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Testing;
using Qlower.Loaders.Testing.Ledger;

namespace Qlower.Loaders.Sqlite.Tests;

[Conforms(typeof(SqliteLoadLedger))]
public sealed class SqliteLoadLedgerTests : LoadLedgerConformance
{
    private TemporaryDatabase _database = null!;

    [TearDown]
    public void DisposeDatabase() => _database.Dispose();

    [Test]
    public void Implementations_OfThePackage_EachHaveAConformanceFixture() =>
        Assert.That(ConformanceCoverage.Missing(typeof(SqliteLoadLedger).Assembly, typeof(SqliteLoadLedgerTests).Assembly), Is.Empty);

    protected override Task<ILoadLedger> CreateAsync(TimeProvider time)
    {
        _database = new TemporaryDatabase();
        return Task.FromResult<ILoadLedger>(new SqliteLoadLedger(_database.Open(), time));
    }

    protected override Task<ILoadLedger?> ReopenAsync(TimeProvider time) =>
        Task.FromResult<ILoadLedger?>(new SqliteLoadLedger(_database.Open(), time));
}
