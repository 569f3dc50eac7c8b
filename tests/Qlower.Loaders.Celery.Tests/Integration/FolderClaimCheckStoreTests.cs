using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Celery.TestServers;
using Qlower.Loaders.Celery.Integration;

namespace Qlower.Loaders.Celery.Tests.Integration;

/// <summary>Which files stay in a folder of claim checks, and which go.</summary>
[TestFixture]
internal sealed class FolderClaimCheckStoreTests
{
    private string _folder = "";

    [SetUp]
    public void SetUp() => _folder = Directory.CreateTempSubdirectory("qlower-claims-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task PutAsync_SameKeyAgain_ReusesTheFile()
    {
        var store = new FolderClaimCheckStore(_folder);

        var first = await store.PutAsync("load/1", "[1]"u8.ToArray());
        var second = await store.PutAsync("load/1", "[2]"u8.ToArray());

        Assert.That(second, Is.EqualTo(first));
        Assert.That(await File.ReadAllTextAsync(second.LocalPath), Is.EqualTo("[2]"));
        Assert.That(Stored(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task RemoveAsync_StoredAgainByAnotherProcess_LeavesItToThem()
    {
        var (late, other) = (new FolderClaimCheckStore(_folder), new FolderClaimCheckStore(_folder));
        var location = await late.PutAsync("load/1", "[1]"u8.ToArray());
        await Task.Delay(20);
        await other.PutAsync("load/1", "[1]"u8.ToArray());

        await late.RemoveAsync(location);
        Assert.That(File.Exists(location.LocalPath), Is.True);
        await other.RemoveAsync(location);

        Assert.That(Stored(), Is.Empty);
    }

    [Test]
    public async Task RemoveAsync_PlaceOutsideTheFolder_IsLeftAlone()
    {
        var outside = Path.GetTempFileName();

        await new FolderClaimCheckStore(_folder).RemoveAsync(new Uri(outside));

        Assert.That(File.Exists(outside), Is.True);
        File.Delete(outside);
    }

    [Test]
    public async Task Start_OfAHost_RemovesWhatIsOldAndNothingElse()
    {
        var store = new FolderClaimCheckStore(_folder) { KeepFor = TimeSpan.FromHours(1) };
        var left = (await store.PutAsync("left/1", "[1]"u8.ToArray())).LocalPath;
        var unfinished = $"{left}.{Guid.NewGuid():N}";
        var needed = (await store.PutAsync("needed/1", "[1]"u8.ToArray())).LocalPath;
        var again = (await store.PutAsync("again/1", "[1]"u8.ToArray())).LocalPath;
        var foreign = Path.Combine(_folder, "somebody-elses.json");
        await File.WriteAllTextAsync(unfinished, "[");
        await File.WriteAllTextAsync(foreign, "{}");
        foreach (var old in new[] { left, unfinished, foreign, again })
        {
            File.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-2));
        }

        // A retry of its batch replaces an old file.
        await store.PutAsync("again/1", "[1]"u8.ToArray());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCeleryClient(options => options.Broker.Uri = "amqp://localhost");
        builder.Services.AddQlowerLoaders(_ => { })
            .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:" + new string('0', 64)))
            .AddFolderSource(source => source.Root = Path.Combine(_folder, "exchange"))
            .UseSqlite(Path.Combine(_folder, "loaders.db"))
            .AddCeleryIntegrator("erp", options => (options.Task, options.ClaimChecks) = ("integrate", store));
        using var host = builder.Build();

        var cleanup = host.Services.GetServices<IHostedService>().OfType<ClaimCheckCleanup>().Single();
        await cleanup.StartAsync(CancellationToken.None);
        await Eventually.HoldsAsync(() => !File.Exists(left) && !File.Exists(unfinished));
        await cleanup.StopAsync(CancellationToken.None);

        Assert.That(Stored(), Is.EquivalentTo(new[] { needed, again, foreign }));
    }

    [Test]
    public async Task CleanUpAsync_WhileBatchesAreStoredAgain_NeverRemovesAYoungOne()
    {
        var (keeping, cleaning) = (new FolderClaimCheckStore(_folder), new FolderClaimCheckStore(_folder) { KeepFor = TimeSpan.FromHours(1) });
        using var enough = new CancellationTokenSource();
        var sweeping = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                await cleaning.CleanUpAsync();
            }
        });

        for (var round = 0; round < 100; round++)
        {
            var path = (await keeping.PutAsync("load/1", "[1]"u8.ToArray())).LocalPath;
            Assert.That(File.Exists(path), Is.True, $"round {round}");
            Age(path);
        }

        await enough.CancelAsync();
        await sweeping;
    }

    [Test]
    public void AddCeleryIntegrator_FilesThatGoBeforeTheirTasksEnd_AreRefused()
    {
        var builder = new ServiceCollection().AddQlowerLoaders(_ => { }).AddCeleryIntegrator("erp", options =>
        {
            options.Task = "integrate";
            options.Timeout = TimeSpan.FromHours(2);
            options.ClaimChecks = new FolderClaimCheckStore(_folder) { KeepFor = TimeSpan.FromHours(1) };
        });
        using var services = builder.Services.BuildServiceProvider();

        Assert.That(
            () => services.GetRequiredService<IOptionsMonitor<CeleryIntegratorOptions>>().Get("erp"),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("ClaimChecks"));
    }

    private static void Age(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddHours(-2));
        }
        catch (FileNotFoundException)
        {
            // Removed by its age the moment it had it.
        }
    }

    private List<string> Stored() => [.. Directory.EnumerateFiles(_folder).Where(path => !Path.GetFileName(path).StartsWith('.'))];
}
