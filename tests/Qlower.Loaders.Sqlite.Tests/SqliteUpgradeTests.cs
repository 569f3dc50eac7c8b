using System.Globalization;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>What an upgrade of a file of version 0.1 leaves in its rows.</summary>
public sealed class SqliteUpgradeTests
{
    [TestCase("0")]
    [TestCase("1200.5")]
    [TestCase("0.000001")]
    [TestCase("0.0000001")]
    [TestCase("-0.5")]
    [TestCase("-0.000001")]
    [TestCase("-0.0000001")]
    [TestCase("-1200.05")]
    [TestCase("999999999999")]
    [TestCase("-999999999999")]
    [TestCase("999999999999.999999")]
    [TestCase("-999999999999.999999")]
    [TestCase("123456789012.1234567")]
    [TestCase("1000000000000")]
    [TestCase("-1000000000000")]
    [TestCase("1234567890123.5")]
    [TestCase("-1234567890123.5")]
    [TestCase("1234567890123456789012345678")]
    public async Task Upgrade_Amount_IsStoredAsANewFileStoresIt(string amount)
    {
        using var file = new TemporaryDatabase();
        var database = file.Open();
        await ReleasedSchemas.CreateAsync(database);
        await database.WriteAsync(session => session.Execute(ReleasedRecords.Transactions(1).Replace("{amount}", $"'{amount}'", StringComparison.Ordinal)), default);

        await new SqliteLoadLedger(database, TimeProvider.System).GetIdAsync();
        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").GetStoreIdAsync();

        var (stored, shown) = await database.ReadAsync(
            session => (session.Scalar("SELECT amount FROM transactions")!, session.Scalar("SELECT amount_millionths FROM transactions_view")!), default);
        var expected = decimal.Parse(amount, CultureInfo.InvariantCulture);
        Assert.That(stored, Is.EqualTo(StoredDecimal.Of(expected)).And.EqualTo(shown));
        Assert.That(StoredDecimal.Read(stored), Is.EqualTo(expected));
    }
}
