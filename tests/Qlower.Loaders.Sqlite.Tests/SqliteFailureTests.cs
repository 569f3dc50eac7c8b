using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Model;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class SqliteFailureTests
{
    private const string Secret = "personal-data-of-the-client";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private TemporaryDatabase _file = null!;

    [SetUp]
    public void CreateFile() => _file = new TemporaryDatabase();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task Integrate_DiskFull_IsUnavailableAndStoresNothingUntilThereIsRoom()
    {
        await new SqliteIntegrator(_file.Open(), _time, "sqlite").FindAsync("acme", RecordModel.Properties, []);
        var full = _file.Open(maxPageCount: 60);
        var integrator = new SqliteIntegrator(full, _time, "sqlite");
        var batch = Batch(2_000);

        var failure = await Assert.ThrowsAsync<IntegratorUnavailableException>(() => integrator.IntegrateAsync(batch));
        var stored = await integrator.FindAsync("acme", RecordModel.Properties, ["p-0"]);
        full.MaxPageCount = null;
        var answers = await integrator.IntegrateAsync(batch);

        Assert.Multiple(() =>
        {
            Assert.That((failure.InnerException as SqliteException)?.SqliteErrorCode, Is.EqualTo(13));
            Assert.That(failure.Message, Does.Contain("disk is full").And.Not.Contain(Secret));
            Assert.That(stored, Is.Empty);
            Assert.That(answers.Select(answer => answer.Outcome), Is.All.EqualTo(IntegrationOutcome.Integrated));
        });
    }

    [Test]
    public async Task Ledger_DiskFull_ThrowsAndKeepsNothingUntilThereIsRoom()
    {
        var lease = await ReceiveAndAcquireAsync(new SqliteLoadLedger(_file.Open(), _time));
        var full = _file.Open(maxPageCount: 60);
        var ledger = new SqliteLoadLedger(full, _time);
        var parts = Enumerable.Range(0, 2_000).Select(Part).ToArray();

        var failure = await Assert.ThrowsAsync<LoaderException>(() => ledger.AppendPartsAsync(lease, parts, []));
        var before = await ledger.FindAsync(lease.Load.Id);
        full.MaxPageCount = null;
        await ledger.AppendPartsAsync(lease, parts, []);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(failure, Is.Not.InstanceOf<IntegratorUnavailableException>());
            Assert.That(failure.InnerException, Is.InstanceOf<SqliteException>());
            Assert.That(before?.Parts, Is.Zero);
            Assert.That((await ledger.FindAsync(lease.Load.Id))?.Parts, Is.EqualTo(2_000));
        });
    }

    [Test]
    public async Task Open_FileThatIsNoDatabase_IsALoaderException()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file.Path)!);
        await File.WriteAllTextAsync(_file.Path, new string('x', 8192));

        await Assert.ThatAsync(
            () => new SqliteLoadLedger(_file.Open(), _time).GetIdAsync(), Throws.TypeOf<LoaderException>().With.Message.Contains("not a database"));
    }

    [Test]
    public async Task Open_DirectoryThatCannotBeCreated_IsALoaderException()
    {
        await File.WriteAllTextAsync(Path.GetDirectoryName(_file.Path)!, "a file where the directory should be");

        await Assert.ThatAsync(
            () => new SqliteIntegrator(_file.Open(), _time, "sqlite").IntegrateAsync(Batch(1)), Throws.TypeOf<IntegratorUnavailableException>());
    }

    [Test]
    public async Task Write_LockedByAnotherProcessForTooLong_IsALoaderException()
    {
        var holder = _file.Open();
        await new SqliteLoadLedger(holder, _time).GetIdAsync();
        using var impatient = new SqliteDatabase(new SqliteStoreOptions { Path = _file.Path, BusyTimeout = TimeSpan.Zero });
        var ledger = new SqliteLoadLedger(impatient, _time);
        Exception? failure = null;

        await holder.WriteAsync(
            _ =>
            {
                failure = Assert.CatchAsync(() => ledger.GetIdAsync()).GetAwaiter().GetResult();
                return true;
            },
            default);

        Assert.That(failure, Is.TypeOf<LoaderException>().With.Message.Contains("locked"));
        Assert.That(await ledger.GetIdAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task Write_KilledInTheMiddleOfATransaction_LeavesNothingOfIt()
    {
        var database = _file.Open();
        var ledger = new SqliteLoadLedger(database, _time);
        await ledger.ReceiveAsync(File1("kept.json"));
        using var crashed = new TemporaryDatabase();
        Directory.CreateDirectory(Path.GetDirectoryName(crashed.Path)!);

        await database.WriteAsync(
            session =>
            {
                // A small cache spills pages of the open transaction into the log, as a long one would; then the files are what a kill leaves.
                session.Run("PRAGMA cache_size=2");
                for (var i = 0; i < 2_000; i++)
                {
                    session.Execute("INSERT INTO findings (load, stage, body) VALUES (1, 1, $1)", new byte[1_000]);
                }

                foreach (var suffix in new[] { "", "-wal" })
                {
                    File.Copy(_file.Path + suffix, crashed.Path + suffix);
                }

                return true;
            },
            default);

        var recovered = crashed.Open();
        var load = (await new SqliteLoadLedger(recovered, _time).ListAsync(new LoadQuery())).Single();
        Assert.That(load.File.Name, Is.EqualTo("kept.json"));
        Assert.That(await recovered.ReadAsync(session => session.Scalar("SELECT count(*) FROM findings"), default), Is.Zero);
        Assert.That(await recovered.ReadAsync(session => session.Scalar("PRAGMA integrity_check"), default), Is.EqualTo("ok"));
    }

    [Test]
    public async Task Write_WorkThatThrows_IsRolledBackAndTheNextCallWorks()
    {
        var database = _file.Open();
        var ledger = new SqliteLoadLedger(database, _time);
        await ledger.GetIdAsync();

        await Assert.ThatAsync(
            () => database.WriteAsync<bool>(
                session =>
                {
                    session.Execute("UPDATE ledger SET id = 'changed'");
                    throw new InvalidOperationException();
                },
                default),
            Throws.InvalidOperationException);

        Assert.That(await ledger.GetIdAsync(), Is.Not.EqualTo("changed"));
    }

    [Test]
    public async Task TwoLedgers_OnOneFile_FenceEachOther()
    {
        var first = new SqliteLoadLedger(_file.Open(), _time);
        var second = new SqliteLoadLedger(_file.Open(), _time);
        var lease = await ReceiveAndAcquireAsync(first);
        _time.Advance(TimeSpan.FromMinutes(1));

        var taken = await second.TryAcquireAsync("worker-2", TimeSpan.FromMinutes(1));
        await second.AdvanceAsync(taken!, LoadState.Queued);

        await Assert.ThrowsAsync<LeaseLostException>(() => first.AdvanceAsync(lease, LoadState.Processing));
        Assert.That((await first.FindAsync(lease.Load.Id))?.State, Is.EqualTo(LoadState.Queued));
    }

    [Test]
    public async Task Erase_WhileAReaderHoldsTheLog_TruncatesItWithTheNextBatch()
    {
        var integrator = new SqliteIntegrator(_file.Open(), _time, "sqlite");
        await integrator.IntegrateAsync(Batch(1));
        using (var reader = new SqliteConnection($"Data Source={_file.Path};Pooling=false"))
        {
            await reader.OpenAsync();
            await using var command = reader.CreateCommand();
            command.CommandText = "BEGIN; SELECT count(*) FROM properties";
            await command.ExecuteScalarAsync();
            await integrator.IntegrateAsync(
                Batch("2", new IntegrationRecord { ExternalId = "p-0", Offset = 1 }));
            Assert.That(_file.Holds(Secret), Is.True, "The reader still sees it.");
        }

        await integrator.IntegrateAsync(Batch("3", new IntegrationRecord { ExternalId = "other", Offset = 1, Record = new Property { ExternalId = "other" } }));

        Assert.That(_file.Holds(Secret), Is.False);
    }

    [Test]
    public async Task Erase_StoredProperty_LeavesAnAuditLineWithTheFirstCounts()
    {
        var database = _file.Open();
        var integrator = new SqliteIntegrator(database, _time, "sqlite");
        await integrator.IntegrateAsync(Batch(1));
        var erasure = Batch("2", new IntegrationRecord { ExternalId = "p-0", Offset = 77 });

        await integrator.IntegrateAsync(erasure);
        await integrator.IntegrateAsync(erasure);

        var line = await database.ReadAsync(
            session => session.Scalar(
                """
                SELECT group_concat(concat_ws('|', partner, model, external_id, load_id, source_offset, erased_at, properties, transactions, documents))
                FROM erasures_view
                """),
            default);
        Assert.That(line, Is.EqualTo("acme|properties|p-0|2|77|2026-03-01T08:00:00.0000000Z|1|0|0"));
    }

    [Test]
    public async Task Integrate_ChangedValues_KeepsTheChangesAsJson()
    {
        var database = _file.Open();
        var integrator = new SqliteIntegrator(database, _time, "sqlite");

        await integrator.IntegrateAsync(Batch("1", new IntegrationRecord
        {
            ExternalId = "p",
            Offset = 0,
            Record = new Property { ExternalId = "p" },
            Changes = [new ValueChange("Town", " Brest ", "Brest", "trim")],
        }));

        Assert.That(
            await database.ReadAsync(session => session.Scalar("SELECT changes FROM properties"), default),
            Is.EqualTo("""[{"member":"Town","before":" Brest ","after":"Brest","rule":"trim"}]"""));
    }

    private static SourceFile File1(string name) => new()
    {
        Source = "inbox",
        Partner = "acme",
        Name = name,
        Location = name,
        Length = 1,
        Identity = "v1",
        LastModified = DateTimeOffset.UnixEpoch,
    };

    private static LoadPart Part(int ordinal) => new()
    {
        Ordinal = ordinal,
        Model = RecordModel.Properties,
        Records = 1,
        Runs = [new PartRun { Start = new FilePosition(0, 1, 1), End = 9, Count = 1, ArrayPointer = new string('/', 200), FirstIndex = 0 }],
    };

    private static IntegrationBatch Batch(int records) => Batch(
        "1",
        Enumerable.Range(0, records).Select(i => new IntegrationRecord
        {
            ExternalId = $"p-{i}",
            Offset = i,
            Record = new Property { ExternalId = $"p-{i}", Description = Secret },
        }).ToArray());

    private static IntegrationBatch Batch(string loadId, params IntegrationRecord[] records) => new()
    {
        BatchId = "1/0",
        Load = new LoadContext
        {
            LoadId = loadId,
            Partner = "acme",
            FileName = "a.json",
            Header = new Format.LoadHeader { Partner = "acme", CreatedAt = DateTimeOffset.UnixEpoch, Version = "2.0" },
            ReceivedAt = DateTimeOffset.UnixEpoch,
        },
        Model = RecordModel.Properties,
        Records = records,
    };

    private static async Task<LoadLease> ReceiveAndAcquireAsync(SqliteLoadLedger ledger)
    {
        await ledger.ReceiveAsync(File1("a.json"));
        return (await ledger.TryAcquireAsync("worker-1", TimeSpan.FromMinutes(1)))!;
    }
}
