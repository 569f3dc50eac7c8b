using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
    public async Task UseSqlite_Path_AddsTheLedgerAndTheIntegrator()
    {
        var builder = new FakeBuilder();

        builder.UseSqlite(_file.Path);

        await using var provider = builder.Services.BuildServiceProvider();
        var integrator = provider.GetServices<IIntegrator>().Single();
        Assert.That(provider.GetServices<ILoadLedger>().Single(), Is.InstanceOf<SqliteLoadLedger>());
        Assert.That(integrator, Is.InstanceOf<SqliteIntegrator>().And.InstanceOf<IRecordLookup>());
        Assert.That(integrator.Name, Is.EqualTo("sqlite"));
        Assert.That(await provider.GetRequiredService<ILoadLedger>().GetIdAsync(), Is.Not.Empty);
    }

    [Test]
    public async Task UseSqlite_Twice_ConfiguresOnTopAndAddsNothingTwice()
    {
        var builder = new FakeBuilder();

        builder.UseSqlite(_file.Path).UseSqlite(options => options.IntegratorName = "store");

        await using var provider = builder.Services.BuildServiceProvider();
        Assert.That(provider.GetServices<IIntegrator>().Select(integrator => integrator.Name), Is.EqualTo(new[] { "store" }));
        Assert.That(provider.GetServices<ILoadLedger>().Count(), Is.EqualTo(1));
        Assert.That(await provider.GetRequiredService<ILoadLedger>().GetIdAsync(), Is.Not.Empty);
        Assert.That(File.Exists(_file.Path), Is.True);
    }

    [Test]
    public async Task UseSqlite_LedgerAndRecordsInTwoFiles_SeparatesThem()
    {
        var builder = new FakeBuilder();
        builder.UseSqliteLedger(_file.Path).UseSqliteRecords(_file.Path + ".records");
        await using var provider = builder.Services.BuildServiceProvider();

        await provider.GetRequiredService<ILoadLedger>().GetIdAsync();

        Assert.That((File.Exists(_file.Path), File.Exists(_file.Path + ".records")), Is.EqualTo((true, false)));
        await ((IRecordLookup)provider.GetRequiredService<IIntegrator>()).FindAsync("acme", RecordModel.Clients, []);
        Assert.That(File.Exists(_file.Path + ".records"), Is.True);
    }

    [Test]
    public void UseSqlite_BadOptions_ReportsEveryErrorAtStart()
    {
        var builder = new FakeBuilder();
        builder.UseSqlite(options =>
        {
            options.BusyTimeout = TimeSpan.FromSeconds(-1);
            options.IntegratorName = "";
        });
        using var provider = builder.Services.BuildServiceProvider();

        var failure = Assert.Catch(() => provider.GetRequiredService<IStartupValidator>().Validate());

        var failures = failure is AggregateException all ? all.InnerExceptions.OfType<OptionsValidationException>() : [(OptionsValidationException)failure!];
        Assert.That(failures.SelectMany(error => error.Failures), Is.EquivalentTo(new[]
        {
            "UseSqlite: Path: is empty; name the database file.",
            "UseSqlite: BusyTimeout: -00:00:01 is not between 00:00:00 and 01:00:00.",
            "UseSqlite: Path: is empty; name the database file.",
            "UseSqlite: BusyTimeout: -00:00:01 is not between 00:00:00 and 01:00:00.",
            "UseSqlite: IntegratorName: is empty; name the integrator.",
        }));
    }

    [Test]
    public void UseSqlite_NullOrEmptyArgument_Throws()
    {
        var builder = new FakeBuilder();

        Assert.That(() => builder.UseSqlite(" "), Throws.ArgumentException);
        Assert.That(() => builder.UseSqlite((Action<SqliteStoreOptions>)null!), Throws.ArgumentNullException);
        Assert.That(builder.Services, Is.Empty);
    }

    private sealed class FakeBuilder : IQlowerLoadersBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();
    }
}
