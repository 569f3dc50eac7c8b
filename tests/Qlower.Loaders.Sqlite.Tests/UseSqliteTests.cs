using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Sqlite.Ledger;
using Qlower.Loaders.Sqlite.Records;

namespace Qlower.Loaders.Sqlite.Tests;

public sealed class UseSqliteTests
{
    private TemporaryDatabase _file = null!;

    [SetUp]
    public void CreateFile() => _file = new TemporaryDatabase();

    [TearDown]
    public void DeleteFile() => _file.Dispose();

    [Test]
    public async Task UseSqlite_Path_ReplacesTheLedgerAndAddsTheIntegrator()
    {
        var builder = new FakeBuilder();
        builder.Services.AddSingleton<ILoadLedger>(_ => throw new InvalidOperationException("The earlier ledger is replaced."));

        builder.UseSqlite(_file.Path);

        await using var provider = builder.Services.BuildServiceProvider();
        var integrator = provider.GetServices<IIntegrator>().Single();
        Assert.That(provider.GetServices<ILoadLedger>().Single(), Is.InstanceOf<SqliteLoadLedger>());
        Assert.That(integrator, Is.InstanceOf<SqliteIntegrator>().And.InstanceOf<IRecordLookup>());
        Assert.That(integrator.Name, Is.EqualTo("sqlite"));
        Assert.That(await provider.GetRequiredService<ILoadLedger>().GetIdAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task UseSqlite_Twice_TheLastCallCounts()
    {
        var builder = new FakeBuilder();

        builder.UseSqlite(_file.Path).UseSqlite(options =>
        {
            options.Path = _file.Path;
            options.IntegratorName = "store";
        });

        await using var provider = builder.Services.BuildServiceProvider();
        Assert.That(provider.GetServices<IIntegrator>().Select(integrator => integrator.Name), Is.EqualTo(new[] { "store" }));
        Assert.That(provider.GetServices<ILoadLedger>().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task UseSqlite_LedgerAndRecordsInTwoFiles_KeepsThemApart()
    {
        var builder = new FakeBuilder();
        builder.UseSqlite(options =>
        {
            options.Path = _file.Path;
            options.UseIntegrator = false;
        });
        builder.UseSqlite(options =>
        {
            options.Path = _file.Path + ".records";
            options.UseLedger = false;
        });
        await using var provider = builder.Services.BuildServiceProvider();

        await provider.GetRequiredService<ILoadLedger>().GetIdAsync();

        Assert.That((File.Exists(_file.Path), File.Exists(_file.Path + ".records")), Is.EqualTo((true, false)));
    }

    [Test]
    public void UseSqlite_BadOptions_TellsEveryError()
    {
        var builder = new FakeBuilder();

        Assert.That(
            () => builder.UseSqlite(options =>
            {
                options.BusyTimeout = TimeSpan.FromSeconds(-1);
                options.IntegratorName = "";
            }),
            Throws.ArgumentException.With.Message.Contains("Path").And.Message.Contains("BusyTimeout").And.Message.Contains("IntegratorName"));
        Assert.That(builder.Services, Is.Empty);
    }

    private sealed class FakeBuilder : IQlowerLoadersBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
