using Qlower.Loaders.Sources;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Sources;

[TestFixture]
internal sealed class ClaimRecoveryTests
{
    private const string Old = "0123456789abcdef0123456789abcdef";

    private LoaderFixture _loaders = null!;

    private IClaimRecovery Recovery => _loaders.Get<IClaimRecovery>();

    private string Inbox => Path.Combine(_loaders.Root, "inbox", "azur");

    [SetUp]
    public void SetUp() => _loaders = new LoaderFixture();

    [TearDown]
    public async Task TearDownAsync() => await _loaders.DisposeAsync();

    [Test]
    public async Task List_ClaimsOfAnotherLedger_AreFoundByLedgerAndOwnOnesAreNot()
    {
        Claim("a.json", TimeSpan.FromHours(3));
        Claim("b.json", TimeSpan.FromHours(2));
        Claim("c.json", TimeSpan.FromHours(2), await _loaders.Ledger.GetIdAsync());

        var found = await Recovery.ListAsync();

        var ledger = found.Single();
        Assert.That((ledger.Source, ledger.Ledger, ledger.IsInUse), Is.EqualTo(("folder", Old, false)));
        Assert.That(ledger.Claims.Select(claim => (claim.File.Name, claim.ClaimedAt)), Is.EqualTo(new[]
        {
            ("a.json", _loaders.Time.GetUtcNow() - TimeSpan.FromHours(3)), ("b.json", _loaders.Time.GetUtcNow() - TimeSpan.FromHours(2)),
        }));
    }

    [Test]
    public async Task Recover_OldClaims_AreLoadedByTheNextScan()
    {
        Claim("a.json", TimeSpan.FromHours(3));
        Claim("young.json", TimeSpan.FromMinutes(20));

        var released = await Recovery.RecoverAsync(null, TimeSpan.FromHours(1), isDryRun: false);
        var outcome = await _loaders.RunAsync();

        Assert.That(released.Select(claim => claim.File.Name), Is.EqualTo(new[] { "a.json" }));
        Assert.That((outcome.Load.File.Name, outcome.Load.Status), Is.EqualTo(("a.json", (LoadStatus?)LoadStatus.Success)));
        Assert.That((await Recovery.ListAsync()).Single().Claims.Single().File.Name, Is.EqualTo("young.json"));
    }

    [Test]
    public async Task Recover_DryRun_ReleasesNothing()
    {
        Claim("a.json", TimeSpan.FromHours(3));

        var released = await Recovery.RecoverAsync(null, TimeSpan.Zero, isDryRun: true);

        Assert.That(released, Has.Count.EqualTo(1));
        Assert.That(File.Exists(Path.Combine(Inbox, "a.json")), Is.False);
    }

    [Test]
    public async Task Recover_NameIsTaken_KeepsBothFiles()
    {
        Claim("a.json", TimeSpan.FromHours(3), content: "old");
        _loaders.Drop("new", "a.json");

        await Recovery.RecoverAsync(Old, TimeSpan.Zero, isDryRun: false);

        Assert.That(Directory.GetFiles(Inbox, "*.json").Select(File.ReadAllText).Order(), Is.EqualTo(new[] { "new", "old" }));
    }

    [Test]
    public async Task Recover_LedgerThatIsInUse_IsRefused()
    {
        Claim("a.json", TimeSpan.FromHours(3));
        using var other = new Loaders.Sources.Folder.FolderSource("other", new FolderSourceOptions { Root = _loaders.Root }, _loaders.Time);
        await foreach (var _ in other.ListAsync(Old))
        {
        }

        var all = await Recovery.RecoverAsync(null, TimeSpan.Zero, isDryRun: false);

        Assert.That(all, Is.Empty);
        await Assert.ThatAsync(() => Recovery.RecoverAsync(Old, TimeSpan.Zero, isDryRun: false), Throws.InvalidOperationException.With.Message.Contains("in use"));
    }

    [Test]
    public async Task Recover_OwnLedger_IsRefused()
    {
        var own = await _loaders.Ledger.GetIdAsync();

        await Assert.ThatAsync(() => Recovery.RecoverAsync(own, TimeSpan.Zero, isDryRun: true), Throws.InvalidOperationException);
    }

    [Test]
    public async Task Watch_AbandonedClaims_RaisesOneAlert()
    {
        Claim("a.json", TimeSpan.FromHours(3));
        var watch = _loaders.Get<StoreWatch>();

        await watch.CheckAsync(default);
        _loaders.Time.Advance(TimeSpan.FromHours(2));
        await watch.CheckAsync(default);

        var alert = _loaders.Log.Entries.Single(entry => entry.Text.Contains("claims_abandoned", StringComparison.Ordinal));
        Assert.That(alert.Text, Does.Contain(Old).And.Contain("a.json").And.Contain("1 files"));
    }

    private void Claim(string name, TimeSpan age, string ledger = Old, string? content = null)
    {
        var folder = Path.Combine(Inbox, ".claimed", ledger, Guid.CreateVersion7().ToString("N"));
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), content ?? LoaderFixture.Load(Samples.Properties(Samples.Property)));
        File.SetLastWriteTimeUtc(Path.Combine(folder, name), _loaders.Time.GetUtcNow().UtcDateTime - age);
        Directory.SetLastWriteTimeUtc(folder, _loaders.Time.GetUtcNow().UtcDateTime - age);
        Directory.SetLastWriteTimeUtc(Path.Combine(Inbox, ".claimed", ledger), _loaders.Time.GetUtcNow().UtcDateTime - TimeSpan.FromHours(1));
    }
}
