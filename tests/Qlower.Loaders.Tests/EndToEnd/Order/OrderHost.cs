using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>A loader whose workers a test runs in turns. Ledgers and records are in stores of the test.</summary>
internal sealed class OrderHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly MemorySource _source;
    private Turnstile? _turnstile;

    /// <param name="partners">The partners; one of two refuses a file with an error as a whole.</param>
    /// <param name="useStore">Adds the ledger and one store of records.</param>
    public OrderHost(IEnumerable<(string Id, LoadPolicy Policy)> partners, Action<IQlowerLoadersBuilder> useStore)
    {
        _source = new MemorySource(() => PassAsync(null));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));
        services.AddLogging();
        var builder = services.AddQlowerLoaders(options => (options.Attempts, options.RecordsPerPart) = (1, 2));
        foreach (var (id, policy) in partners)
        {
            builder.AddPartner(id, partner =>
            {
                partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LoaderFixture.Key))));
                partner.Policy = policy;
            });
        }

        builder.AddFileSource(_ => _source);
        useStore(builder);
        var store = services.Last(service => service.ServiceType == typeof(IIntegrator));
        services.Remove(store);
        builder.AddIntegrator(provider => new GatedIntegrator((IIntegrator)store.ImplementationFactory!(provider), PassAsync));
        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    /// <summary>Called before a batch is integrated; null to do nothing.</summary>
    public Func<IntegrationBatch, Task>? BeforeBatch { get; set; }

    public ILoadLedger Ledger => _services.GetRequiredService<ILoadLedger>();

    public IRecordLookup Store => (IRecordLookup)_services.GetServices<IIntegrator>().Single();

    public async Task ReceiveAsync(string partner, params OrderFile[] files)
    {
        foreach (var file in files)
        {
            await ReceiveAsync(partner, file.Name, file.Content(partner));
        }
    }

    public Task<LoadEntry?> ReceiveAsync(string partner, string name, byte[] content) =>
        _services.GetRequiredService<IFileReceiver>().ReceiveAsync(_source.Add(partner, name, content));

    /// <summary>Runs workers until every load of the partner is closed.</summary>
    public async Task WorkAsync(string partner, int workers = 1, int seed = 0)
    {
        var turnstile = _turnstile = new Turnstile(seed, workers);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(partner, turnstile))));
        }
        finally
        {
            _turnstile = null;
        }
    }

    /// <summary>What the store and the reports say at the end: the file that each record is of, and the counts of each file.</summary>
    public async Task<string> StateAsync(string partner)
    {
        var loads = (await Ledger.ListAsync(new LoadQuery { Partner = partner })).OrderBy(load => load.File.Name, StringComparer.Ordinal).ToArray();
        var names = loads.ToDictionary(load => load.Id, load => load.File.Name);
        var state = new StringBuilder();
        foreach (var (model, ids) in OrderFile.Ids)
        {
            var found = await Store.FindAsync(partner, model, ids);
            state.AppendJoin(' ', ids.Select(id => $"{id}={(found.TryGetValue(id, out var record) ? names[record.LoadId] : "-")}")).Append('\n');
        }

        foreach (var load in loads)
        {
            var counts = (await Ledger.GetCountsAsync(load.Id)).Where(count => count.IsOverall);
            var numbers = counts.Select(count =>
                $"{count.Model} {count.Counts.Received}={count.Counts.Integrated}+{count.Counts.AlreadyKnown}+{count.Counts.Rejected}");
            state.AppendJoin(' ', load.File.Name, load.Status, load.IsFaulted ? "faulted" : "", string.Join(", ", numbers)).Append('\n');
        }

        return state.ToString();
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private async Task WorkAsync(string partner, Turnstile turnstile)
    {
        const int Most = 10_000;
        try
        {
            await turnstile.PassAsync();
            for (var i = 0; (await Ledger.ListAsync(new LoadQuery { Partner = partner, IsOpen = true })).Count > 0; i++)
            {
                Assert.That(i, Is.LessThan(Most), "The loads are not closed.");
                await _services.GetRequiredService<ILoadProcessor>().ProcessNextAsync();
                await turnstile.PassAsync();
            }
        }
        finally
        {
            turnstile.Leave();
        }
    }

    private async Task PassAsync(IntegrationBatch? batch)
    {
        if (batch is not null && BeforeBatch is { } before)
        {
            await before(batch);
        }

        if (_turnstile is { } turnstile)
        {
            await turnstile.PassAsync();
        }
    }
}
