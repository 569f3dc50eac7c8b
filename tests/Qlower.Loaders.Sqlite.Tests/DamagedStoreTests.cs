using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>Each failure names the component, the file and the cause, and what to do.</summary>
public sealed class DamagedStoreTests
{
    private TemporaryDatabase _file = null!;

    [SetUp]
    public async Task CreateFileAsync()
    {
        _file = new TemporaryDatabase();
        using var database = new Storage.SqliteDatabase(new SqliteStoreOptions { Path = _file.Path });
        await new SqliteLoadLedger(database, TimeProvider.System).GetIdAsync();
        await new SqliteIntegrator(database, TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]);
    }

    [TearDown]
    public void DeleteFile()
    {
        if (File.Exists(_file.Path) && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_file.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        _file.Dispose();
    }

    [Test]
    public async Task Use_DamagedHeader_NamesTheCause()
    {
        var bytes = await File.ReadAllBytesAsync(_file.Path);
        bytes.AsSpan(0, 100).Fill(0x5A);
        await File.WriteAllBytesAsync(_file.Path, bytes);

        await AssertFailureAsync("not a database");
    }

    [Test]
    public async Task Use_TruncatedFile_NamesTheCause()
    {
        await using (var file = File.OpenWrite(_file.Path))
        {
            file.SetLength(file.Length / 2);
        }

        await AssertFailureAsync("damaged");
    }

    [Test]
    public async Task Use_TextFile_NamesTheCause()
    {
        await File.WriteAllTextAsync(_file.Path, string.Concat(Enumerable.Repeat("a line of text\n", 1000)));

        await AssertFailureAsync("not a database");
    }

    [Test]
    public async Task Use_MissingTable_NamesTheCause()
    {
        using (var database = new Storage.SqliteDatabase(new SqliteStoreOptions { Path = _file.Path }))
        {
            await database.WriteAsync(session => session.Execute("DROP TABLE loads") + session.Execute("DROP TABLE properties"), default);
        }

        await AssertFailureAsync("a table or column is missing");
    }

    [Test]
    public async Task Use_Directory_NamesTheCause()
    {
        File.Delete(_file.Path);
        Directory.CreateDirectory(_file.Path);

        await AssertFailureAsync("cannot be opened");
    }

    private async Task AssertFailureAsync(string cause)
    {
        var ledger = await Assert.CatchAsync<LoaderException>(
            () => new SqliteLoadLedger(_file.Open(), TimeProvider.System).ListAsync(new LoadQuery()));
        var records = await Assert.CatchAsync<LoaderException>(
            () => new SqliteIntegrator(_file.Open(), TimeProvider.System, "sqlite").FindAsync("acme", RecordModel.Properties, ["p"]));
        Assert.Multiple(() =>
        {
            Assert.That(ledger?.Message, Does.Contain("ledger").And.Contain(_file.Path).And.Contain(cause));
            Assert.That(records?.Message, Does.Contain("records").And.Contain(_file.Path).And.Contain(cause));
        });
    }
}
