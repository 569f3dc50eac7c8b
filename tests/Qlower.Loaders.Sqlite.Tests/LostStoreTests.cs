using Microsoft.Data.Sqlite;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class LostStoreTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private TemporaryDatabase _file = null!;
    private SqliteLoadLedger _ledger = null!;
    private LoadLease _lease = null!;

    [SetUp]
    public async Task UseFileAsync()
    {
        _file = new TemporaryDatabase();
        _ledger = new SqliteLoadLedger(_file.Open(), TimeProvider.System);
        await _ledger.ReceiveAsync(Arrival("a.json"));
        _lease = (await _ledger.TryAcquireAsync("worker", Minute))!;
    }

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task File_Deleted_EveryCallThrows([Values("", "with its log")] string extent)
    {
        File.Delete(_file.Path);
        if (extent.Length > 0)
        {
            File.Delete(_file.Path + "-wal");
            File.Delete(_file.Path + "-shm");
        }

        await AssertLostAsync("no longer exists");
        Assert.That(File.Exists(_file.Path), Is.False, "It is not created again.");
    }

    [Test]
    public async Task File_ReplacedByAnotherDatabase_EveryCallThrows()
    {
        using var other = await OtherAsync();

        File.Move(other.Path, _file.Path, overwrite: true);

        await AssertLostAsync("is not the database that was in use");
    }

    [Test]
    public async Task File_ReplacedByAnotherDatabaseAfterAFailure_EveryCallThrows()
    {
        using var other = await OtherAsync();
        File.Delete(_file.Path);
        await Assert.CatchAsync(() => _ledger.GetIdAsync());

        File.Move(other.Path, _file.Path, overwrite: true);

        await AssertLostAsync("is not the database that was in use");
    }

    [Test]
    public async Task File_BackupRestoredInPlace_EveryWriteThrows()
    {
        using var backup = new TemporaryDatabase();
        Directory.CreateDirectory(Path.GetDirectoryName(backup.Path)!);
        Copy(_file.Path, backup.Path);
        await _ledger.AdvanceAsync(_lease, LoadState.Queued);

        Copy(backup.Path, _file.Path);

        var failure = await Assert.ThrowsAsync<StoreLostException>(() => _ledger.AdvanceAsync(_lease, LoadState.Processing));
        Assert.That(failure.Message, Does.Contain(_file.Path).And.Contain("older copy"));
    }

    [Test]
    public async Task File_MovedBack_WorkContinues()
    {
        File.Move(_file.Path, _file.Path + ".away");
        await Assert.CatchAsync<StoreLostException>(() => _ledger.AdvanceAsync(_lease, LoadState.Queued));

        File.Move(_file.Path + ".away", _file.Path);
        await _ledger.AdvanceAsync(_lease, LoadState.Queued);

        Assert.That((await _ledger.FindAsync(_lease.Load.Id))?.State, Is.EqualTo(LoadState.Queued));
    }

    [Test]
    public async Task File_DeletedWithinATransaction_ItsResultIsNotReturned()
    {
        var database = _file.Open();
        await database.GetIdAsync(default);

        await Assert.ThatAsync(
            () => database.WriteAsync(
                session =>
                {
                    File.Delete(_file.Path);
                    return session.Execute("UPDATE loads SET failures = 7");
                },
                default),
            Throws.TypeOf<StoreLostException>());
    }

    [Test]
    public async Task Log_Deleted_TheNextWriteThrows()
    {
        File.Delete(_file.Path + "-wal");

        await Assert.ThatAsync(() => _ledger.AdvanceAsync(_lease, LoadState.Queued), Throws.TypeOf<StoreLostException>().With.Message.Contains("write-ahead log"));
    }

    [Test]
    public async Task Integrator_FileDeleted_Throws()
    {
        using var records = new TemporaryDatabase();
        var integrator = new SqliteIntegrator(records.Open(), TimeProvider.System, "sqlite");
        await integrator.GetStoreIdAsync();

        File.Delete(records.Path);

        await Assert.ThatAsync(() => integrator.GetStoreIdAsync(), Throws.TypeOf<StoreLostException>());
        await Assert.ThatAsync(() => integrator.FindAsync("acme", RecordModel.Properties, ["p"]), Throws.TypeOf<StoreLostException>());
    }

    [Test]
    public async Task GetStoreId_ReopenedFile_IsStable()
    {
        var first = await new SqliteIntegrator(_file.Open(), TimeProvider.System, "sqlite").GetStoreIdAsync();
        using var other = new TemporaryDatabase();

        var again = await new SqliteIntegrator(_file.Open(), TimeProvider.System, "sqlite").GetStoreIdAsync();

        Assert.That(again, Is.EqualTo(first));
        Assert.That(await new SqliteIntegrator(other.Open(), TimeProvider.System, "sqlite").GetStoreIdAsync(), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task TwoWriters_OnOneFile_DoNotMistakeEachOtherForALoss()
    {
        var second = new SqliteLoadLedger(_file.Open(), TimeProvider.System);
        for (var i = 0; i < 20; i++)
        {
            await _ledger.ReceiveAsync(Arrival($"first-{i}.json"));
            await second.ReceiveAsync(Arrival($"second-{i}.json"));
        }

        Assert.That(await _ledger.ListAsync(new LoadQuery { Limit = 100 }), Has.Count.EqualTo(41));
    }

    private static SourceFile Arrival(string name) => Testing.Ledger.LoadSamples.File(name);

    /// <summary>Another ledger, closed.</summary>
    private static async Task<TemporaryDatabase> OtherAsync()
    {
        var other = new TemporaryDatabase();
        using var database = new SqliteDatabase(new SqliteStoreOptions { Path = other.Path });
        await new SqliteLoadLedger(database, TimeProvider.System).GetIdAsync();
        return other;
    }

    /// <summary>Copies a database as SQLite's own tools do.</summary>
    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=false");
        using var target = new SqliteConnection($"Data Source={to};Pooling=false");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    private async Task AssertLostAsync(string reason)
    {
        Func<Task>[] calls =
        [
            () => _ledger.GetIdAsync(),
            () => _ledger.TryAcquireAsync("other", Minute),
            () => _ledger.FindAsync(_lease.Load.Id),
            () => _ledger.AdvanceAsync(_lease, LoadState.Queued),
            () => _ledger.SummariseAsync(DateTimeOffset.UnixEpoch),
        ];
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<StoreLostException>(() => call());
            Assert.That(failure.Message, Does.Contain(_file.Path).And.Contain(reason));
        }
    }
}
