namespace Qlower.Loaders.ConsoleHost.Tests;

[TestFixture]
internal sealed class RecoverTests
{
    private const string Old = "0123456789abcdef0123456789abcdef";

    private ProgramFolder _folder = null!;

    private string Claims => Path.Combine(_folder.Data, "inbox", "boreal", ".claimed", Old);

    private string Database => Path.Combine(_folder.Data, "loaders.db");

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = new ProgramFolder();
        await _folder.RunAsync("load", _folder.WriteGood(), "--partner", "boreal");
    }

    [TearDown]
    public void TearDown() => _folder.Dispose();

    [Test]
    public async Task Recover_ClaimsOfALostLedger_ListsThenReleasesThem()
    {
        Claim("lost.json", TimeSpan.FromHours(2));

        var status = await _folder.RunAsync("status");
        var dryRun = await _folder.RunAsync("recover", "--dry-run");
        var isClaimed = File.Exists(Directory.GetFiles(Claims, "lost.json", SearchOption.AllDirectories).SingleOrDefault());
        var recover = await _folder.RunAsync("recover");

        Assert.Multiple(() =>
        {
            Assert.That(status.Error, Does.Contain(Old).And.Contain("recover --dry-run"));
            Assert.That(dryRun.Output, Does.Contain("lost.json").And.Contain("1 files would be released."));
            Assert.That(isClaimed, Is.True);
            Assert.That(recover.Output, Does.Contain("1 files released"));
            Assert.That(recover.ExitCode, Is.Zero, recover.ToString());
            Assert.That(File.Exists(Path.Combine(_folder.Data, "inbox", "boreal", "lost.json")), Is.True);
        });
    }

    [Test]
    public async Task Recover_LedgerInUse_IsTwo()
    {
        Claim("lost.json", TimeSpan.Zero);

        var result = await _folder.RunAsync("recover", "--ledger", Old);

        Assert.That(result.ExitCode, Is.EqualTo(2), result.ToString());
        Assert.That(result.Error, Does.Contain("is in use"));
    }

    [Test]
    public async Task Load_DamagedDatabase_NamesFileAndCause()
    {
        var bytes = await File.ReadAllBytesAsync(Database);
        bytes.AsSpan(0, 100).Fill(0x5A);
        await File.WriteAllBytesAsync(Database, bytes);

        var load = await _folder.RunAsync("load", _folder.WriteGood("second.json"), "--partner", "boreal", "--wait", "0");
        var status = await _folder.RunAsync("status");

        Assert.Multiple(() =>
        {
            Assert.That(load.Error, Does.Contain("loaders.db").And.Contain("not a database").And.Not.Contain("Exception"), load.ToString());
            Assert.That(status.Error, Does.Contain("loaders.db").And.Contain("not a database").And.Not.Contain("Exception"), status.ToString());
        });
    }

    private void Claim(string name, TimeSpan age)
    {
        var folder = Path.Combine(Claims, Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        File.Copy(_folder.WriteGood(name), Path.Combine(folder, name));
        Directory.SetLastWriteTimeUtc(folder, DateTime.UtcNow - age);
        Directory.SetLastWriteTimeUtc(Claims, DateTime.UtcNow - age);
    }
}
