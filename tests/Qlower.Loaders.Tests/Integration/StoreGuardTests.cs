using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qlower.Loaders.Sources;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Integration;

[TestFixture]
internal sealed class StoreGuardTests
{
    private static readonly string Content = LoaderFixture.Load(Samples.Properties(Samples.Property));

    private readonly IdentifiedIntegrator _integrator = new();
    private LoaderFixture _loaders = null!;

    [SetUp]
    public void SetUp()
    {
        _integrator.StoreId = "store-1";
        _integrator.Failure = null;
        _loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => _integrator));
    }

    [TearDown]
    public async Task TearDownAsync() => await _loaders.DisposeAsync();

    [Test]
    public async Task Scan_StoreOfAnIntegratorReplaced_TakesNoFile()
    {
        await _loaders.LoadAsync(Content, "first.json");
        _integrator.StoreId = "store-2";
        _loaders.Drop(Content, "second.json");

        await Assert.ThatAsync(
            () => _loaders.Get<IFileReceiver>().ScanAsync(), Throws.TypeOf<StoreLostException>().With.Message.Contains(_integrator.Name));

        Assert.That(File.Exists(Path.Combine(_loaders.Root, "inbox", "azur", "second.json")), Is.True);
        Assert.That(await _loaders.Ledger.ListAsync(new LoadQuery()), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Process_StoreOfAnIntegratorReplaced_LeasesNoLoad()
    {
        await _loaders.LoadAsync(Content, "first.json");
        _loaders.Drop(Content, "second.json");
        await _loaders.Get<IFileReceiver>().ScanAsync();
        _integrator.StoreId = "store-2";

        await Assert.ThatAsync(() => _loaders.Get<ILoadProcessor>().ProcessNextAsync(), Throws.TypeOf<StoreLostException>());
        await _loaders.Get<IStoreAcceptance>().AcceptAsync(_integrator.Name);
        var outcome = await _loaders.RunAsync();

        Assert.That((outcome.Load.File.Name, outcome.Load.Status), Is.EqualTo(("second.json", (LoadStatus?)LoadStatus.Success)));
    }

    [Test]
    public async Task Scan_IntegratorUnavailable_TakesFiles()
    {
        _integrator.Failure = new IntegratorUnavailableException("down");
        _loaders.Drop(Content);

        Assert.That(await _loaders.Get<IFileReceiver>().ScanAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Accept_UnknownIntegrator_IsRefused() =>
        await Assert.ThatAsync(() => _loaders.Get<IStoreAcceptance>().AcceptAsync("other"), Throws.ArgumentException);

    [Test]
    public async Task Watch_LostStore_RaisesOneAlertAndTurnsTheHealthCheck()
    {
        var watch = _loaders.Get<StoreWatch>();
        await watch.CheckAsync(default);
        _integrator.Failure = new StoreLostException("The store is gone.");

        await watch.CheckAsync(default);
        await watch.CheckAsync(default);

        var health = await _loaders.Get<HealthCheckService>().CheckHealthAsync();
        Assert.That(_loaders.Log.Entries.Count(entry => entry.Text.StartsWith("HostAlert", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(health.Entries["qlower-loaders-stores"].Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(health.Entries["qlower-loaders-stores"].Description, Is.EqualTo("The store is gone."));
    }

    private sealed class IdentifiedIntegrator : IIntegrator, IRecordLookup, IStoreIdentity
    {
        public string Name => "identified";

        public string StoreId { get; set; } = "";

        public LoaderException? Failure { get; set; }

        public bool Accepts(RecordModel model) => true;

        public Task<string> GetStoreIdAsync(CancellationToken cancellationToken = default) =>
            Failure is null ? Task.FromResult(StoreId) : Task.FromException<string>(Failure);

        public Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
            string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyDictionary<string, StoredRecord>>(new Dictionary<string, StoredRecord>());

        public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default) =>
            Task.FromResult<IReadOnlyList<IntegrationAnswer>>([.. batch.Records.Select(_ => IntegrationAnswer.Integrated)]);
    }
}
