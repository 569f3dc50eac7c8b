using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class SqliteSchemaTests
{
    private TemporaryDatabase _file = null!;

    [SetUp]
    public void CreateFile() => _file = new TemporaryDatabase();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task FirstUse_EmptyFile_MakesTheTablesOfBothComponents()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        await File.WriteAllBytesAsync(_file.Path, []);
        var database = _file.Open();

        await new SqliteLoadLedger(database, TimeProvider.System).GetIdAsync();
        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);

        Assert.That(await VersionsAsync(database), Is.EqualTo("ledger 2, records 1"));
    }

    [Test]
    public async Task Upgrade_OlderVersion_RunsOnlyTheMissingScripts()
    {
        var database = _file.Open();
        const string First = "CREATE TABLE things (name TEXT) STRICT";
        const string Second = "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7";
        await UpgradeAsync(database, new SqliteSchema("things", First));
        await database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES ('old')"), default);

        await UpgradeAsync(database, new SqliteSchema("things", First, Second));
        await UpgradeAsync(database, new SqliteSchema("things", First, Second));

        Assert.That(await database.ReadAsync(session => session.Scalar("SELECT name || size FROM things"), default), Is.EqualTo("old7"));
        Assert.That(await VersionsAsync(database), Is.EqualTo("things 2"));
    }

    [Test]
    public async Task Upgrade_ScriptThatFails_LeavesTheOlderVersion()
    {
        var database = _file.Open();
        const string First = "CREATE TABLE things (name TEXT) STRICT";
        await UpgradeAsync(database, new SqliteSchema("things", First));

        await Assert.ThatAsync(
            () => UpgradeAsync(database, new SqliteSchema("things", First, "CREATE TABLE more (x TEXT); CREATE TABLE things (x TEXT)")),
            Throws.Exception);

        Assert.That(await VersionsAsync(database), Is.EqualTo("things 1"));
        Assert.That(await database.ReadAsync(session => session.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'more'"), default), Is.Zero);
    }

    [TestCase("ledger")]
    [TestCase("records")]
    public async Task FirstUse_NewerVersionThanKnown_IsRefusedClearly(string component)
    {
        var database = _file.Open();
        await new SqliteLoadLedger(database, TimeProvider.System).GetIdAsync();
        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);
        await database.WriteAsync(session => session.Execute("UPDATE schema_versions SET version = 99 WHERE component = $1", component), default);
        var reopened = _file.Open();

        Func<Task> use = component == "ledger"
            ? () => new SqliteLoadLedger(reopened, TimeProvider.System).GetIdAsync()
            : () => new SqliteIntegrator(reopened, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);

        await Assert.ThatAsync(use, Throws.InstanceOf<LoaderException>().With.Message.Contains("version 99").And.Message.Contains(component));
    }

    [Test]
    public async Task FirstUse_FromManyConnectionsAtOnce_MakesTheTablesOnce()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => new SqliteLoadLedger(_file.Open(), TimeProvider.System).GetIdAsync())));

        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
    }

    private static Task<bool> UpgradeAsync(SqliteDatabase database, SqliteSchema schema) =>
        database.WriteAsync(
            session =>
            {
                schema.Upgrade(session);
                return true;
            },
            default);

    private static Task<string?> VersionsAsync(SqliteDatabase database) =>
        database.ReadAsync(
            session => (string?)session.Scalar(
                "SELECT group_concat(component || ' ' || version, ', ') FROM (SELECT * FROM schema_versions ORDER BY component)"),
            default);
}
