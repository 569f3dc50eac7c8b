using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Relational.Sql;
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
    public async Task FirstUse_EmptyFile_CreatesTheTablesOfBothComponents()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        await File.WriteAllBytesAsync(_file.Path, []);
        var database = _file.Open();

        await UseBothAsync(database);

        Assert.That(await VersionsAsync(database), Is.EqualTo("clock 1, ledger 7, records 4, store 1"));
    }

    [Test]
    public async Task Upgrade_OlderVersion_RunsOnlyTheMissingScripts()
    {
        var database = _file.Open();
        const string Second = "ALTER TABLE things ADD COLUMN size INTEGER NOT NULL DEFAULT 7";
        await UpgradeAsync(database, new SqlSchema("things", [Things()]));
        await database.WriteAsync(session => session.Execute("INSERT INTO things (name) VALUES ('old')"), default);

        await UpgradeAsync(database, new SqlSchema("things", [Things()], Second));
        await UpgradeAsync(database, new SqlSchema("things", [Things()], Second));

        Assert.That(await database.ReadAsync(session => session.Scalar("SELECT name || size FROM things"), default), Is.EqualTo("old7"));
        Assert.That(await VersionsAsync(database), Is.EqualTo("store 1, things 2"));
    }

    [Test]
    public async Task Upgrade_ScriptThatFails_LeavesTheOlderVersion()
    {
        var database = _file.Open();
        await UpgradeAsync(database, new SqlSchema("things", [Things()]));

        await Assert.ThatAsync(
            () => UpgradeAsync(database, new SqlSchema("things", [Things()], "CREATE TABLE more (x TEXT); CREATE TABLE things (x TEXT)")),
            Throws.Exception);

        Assert.That(await VersionsAsync(database), Is.EqualTo("store 1, things 1"));
        Assert.That(await database.ReadAsync(session => session.Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'more'"), default), Is.Zero);
    }

    [Test]
    public async Task Upgrade_FileOfVersionTwo_HasTheTablesOfANewFile()
    {
        var old = _file.Open();
        await ReleasedSchemas.CreateAsync(old);
        await UseBothAsync(old);
        using var file = new TemporaryDatabase();
        var fresh = file.Open();
        await UseBothAsync(fresh);

        var upgraded = await TablesAsync(old);
        var created = await TablesAsync(fresh);

        Assert.That(upgraded, Is.EqualTo(created));
        Assert.That(upgraded, Has.Count.GreaterThan(150));
        Assert.That(await VersionsAsync(old), Is.EqualTo("clock 1, ledger 7, records 4, store 1"));
    }

    [Test]
    public async Task Upgrade_LoadWithADeferredPart_ContinuesFromItsAnswers()
    {
        var database = _file.Open();
        await ReleasedSchemas.CreateAsync(database);
        await ReleasedSchemas.AddDeferredLoadAsync(database);
        var ledger = new SqliteLoadLedger(database, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)));

        var lease = await ledger.TryAcquireAsync("worker", TimeSpan.FromMinutes(1));
        var part = (await ledger.NextPartAsync(lease!)).Lease!;
        await ledger.CheckpointAsync(part, new PartCompleted { Counts = [new IntegratorCounts(null, RecordModel.Properties, new LoadCounts(0, 3, 0, 0))] });

        var counts = await ledger.GetCountsAsync(part.LoadId);
        var findings = await ledger.ReadFindingsAsync(part.LoadId).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(findings.Select(finding => finding.Offset), Is.EqualTo(new long[] { -1, 12, 50 }));
            Assert.That((lease!.Load.IsDryRunComplete, lease.Load.IsAllOrNothing, lease.Load.Parts), Is.EqualTo((true, false, 1)));
            Assert.That(part.Part.Deferred?.Answers.Select(answers => answers.Integrator), Is.EqualTo(new[] { "crm" }));
            Assert.That(part.Part.Deferred?.Find("crm")?.Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 1, 2 }));
            Assert.That(counts.Single(), Is.EqualTo(new IntegratorCounts(null, RecordModel.Properties, new LoadCounts(3, 3, 0, 0))));
        });
    }

    [TestCase(0, LoadState.Received)]
    [TestCase(1, LoadState.Processing)]
    public async Task Upgrade_AllOrNothingLoadInProcessing_IsInspectedAgainUnlessItsDryRunWasComplete(int isRehearsed, LoadState expected)
    {
        var database = _file.Open();
        await ReleasedSchemas.CreateAsync(database);
        await ReleasedSchemas.AddDeferredLoadAsync(database);
        await database.WriteAsync(
            session =>
            {
                session.Execute("UPDATE loads SET is_rehearsed = $1, parts_done = 1", isRehearsed);
                return session.Execute("INSERT INTO staged_keys (load, model, external_id, source_offset) VALUES (1, 2, 'p-1', 10)");
            },
            default);

        var load = (await new SqliteLoadLedger(database, TimeProvider.System).ListAsync(new LoadQuery())).Single();

        Assert.That((load.State, load.IsAllOrNothing), Is.EqualTo((expected, false)));
    }

    [Test]
    public async Task Upgrade_TwoLoadsOfAPartnerInProcessing_ContinueOneAfterTheOther()
    {
        var database = _file.Open();
        await ReleasedSchemas.CreateAsync(database);
        await ReleasedSchemas.AddDeferredLoadAsync(database);
        await ReleasedSchemas.AddDeferredLoadAsync(database, "00000000000000000000000000000002");
        await ReleasedSchemas.AddDeferredLoadAsync(database, "00000000000000000000000000000003", "other");
        var ledger = new SqliteLoadLedger(database, new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero)));

        var loads = await ledger.ListAsync(new LoadQuery());

        Assert.That(loads.Select(load => (load.Id[^1], load.State, load.Parts, load.WaitsForLoad?[^1])), Is.EqualTo(new[]
        {
            ('3', LoadState.Processing, 1, (char?)null), ('2', LoadState.Queued, 1, '1'), ('1', LoadState.Processing, 1, null),
        }));
    }

    [TestCase("ledger")]
    [TestCase("records")]
    public async Task FirstUse_NewerVersionThanKnown_IsRefusedClearly(string component)
    {
        var database = _file.Open();
        await UseBothAsync(database);
        await database.WriteAsync(session => session.Execute("UPDATE schema_versions SET version = 99 WHERE component = $1", component), default);
        var reopened = _file.Open();

        Func<Task> use = component == "ledger"
            ? () => new SqliteLoadLedger(reopened, TimeProvider.System).GetIdAsync()
            : () => new SqliteIntegrator(reopened, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);

        await Assert.ThatAsync(use, Throws.InstanceOf<LoaderException>().With.Message.Contains("version 99").And.Message.Contains(component));
    }

    [Test]
    public async Task FirstUse_FromManyConnectionsAtOnce_CreatesTheTablesOnce()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => new SqliteLoadLedger(_file.Open(), TimeProvider.System).GetIdAsync())));

        Assert.That(ids.Distinct().Count(), Is.EqualTo(1));
    }

    private static SqlTable Things() => new() { Name = "things", Columns = [new SqlColumn("name")] };

    private static async Task UseBothAsync(SqliteDatabase database)
    {
        await new SqliteLoadLedger(database, TimeProvider.System).GetIdAsync();
        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);
    }

    /// <summary>Every column and every named index of every table.</summary>
    private static Task<List<string>> TablesAsync(SqliteDatabase database) =>
        database.ReadAsync(
            session =>
            {
                var lines = new List<string>();
                using var rows = session.Query(
                    """
                    SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || coalesce(c.dflt_value, '')
                    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name <> 'ledger'
                    UNION ALL
                    SELECT t.name || ': ' || i.name || ' ' || i."unique" || ' ' || i.partial || ' ' || (SELECT group_concat(x.name) FROM pragma_index_info(i.name) x)
                    FROM sqlite_master t JOIN pragma_index_list(t.name) i WHERE t.type = 'table' AND i.origin = 'c'
                    ORDER BY 1
                    """);
                while (rows.Read())
                {
                    lines.Add(rows.GetString(0));
                }

                return lines;
            },
            default);

    private static Task<bool> UpgradeAsync(SqliteDatabase database, SqlSchema schema) =>
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
