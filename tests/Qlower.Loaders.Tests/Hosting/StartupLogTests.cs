using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Tests.Composition;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.Hosting;

/// <summary>What a starting host logs, and where its relative paths start.</summary>
[TestFixture]
internal sealed class StartupLogTests
{
    private DirectoryInfo _folder = null!;

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("startup-");

    [TearDown]
    public void DeleteFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task StartAsync_StoreInMemory_LogsEachPartOnceAndWarns()
    {
        var log = await StartAsync(loaders => loaders
            .AddKnown("azur", "boreal").AddFolderSource(source => source.Root = "exchange").UseInMemoryStore());

        Assert.That(log.Entries.Where(entry => entry.Level == LogLevel.Information).Select(entry => entry.Text.Trim()), Is.SupersetOf(new[]
        {
            $"SourceConfigured: Source folder: file://{In("exchange")}/inbox/, file://{In("exchange")}/success/, file://{In("exchange")}/failure/",
            "PartnersConfigured: Partners (2): azur, boreal",
            "NoRulePacks: Rule packs: none",
            "IntegratorsConfigured: Integrators: memory",
            "StoreConfigured: Store: memory",
            "WorkersConfigured: Workers: 1",
        }));
        Assert.That(log.Entries.Count(entry => entry.Level == LogLevel.Warning && entry.Text.StartsWith("StoreInMemory", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task StartAsync_Sqlite_LogsItsFullPathAndCreatesTheFolders()
    {
        var log = await StartAsync(loaders => loaders
            .AddKnown("azur").AddFolderSource(source => source.Root = "exchange").UseSqlite(Path.Combine("data", "loaders.db")));

        Assert.That(log.Entries.Select(entry => entry.Text.Trim()), Has.Some.EqualTo($"StoreConfigured: Store: SQLite {In(Path.Combine("data", "loaders.db"))}"));
        Assert.That(log.Entries.Select(entry => entry.Text), Has.None.StartsWith("StoreInMemory"));
        Assert.That((Directory.Exists(In(Path.Combine("exchange", "inbox"))), File.Exists(In(Path.Combine("data", "loaders.db")))), Is.EqualTo((true, true)));
    }

    [Test]
    public async Task StartAsync_RulePack_LogsItsVersionAndItsRules()
    {
        var log = await StartAsync(loaders => loaders
            .AddKnown("azur").AddFolderSource(source => source.Root = "exchange").UseInMemoryStore().AddRulePacks(typeof(Azur.RulePack.AzurRulePack).Assembly));

        Assert.That(log.Entries.Select(entry => entry.Text.Trim()), Has.Some.Match("^RulePackLoaded: Rule pack .+ of azur: [0-9]+ rules, [0-9]+ validators, [0-9]+ transformers$"));
    }

    private async Task<CollectingLog> StartAsync(Action<IQlowerLoadersBuilder> compose)
    {
        var log = new CollectingLog();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = _folder.FullName });
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddProvider(log);
        compose(builder.Services.AddQlowerLoaders());
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<ILoadRegistry>().GetIdAsync();
        await host.StopAsync();
        return log;
    }

    private string In(string name) => Path.Combine(_folder.FullName, name);
}
