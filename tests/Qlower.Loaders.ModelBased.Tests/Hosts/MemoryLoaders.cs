using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Integration;
using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Observation;
using Qlower.Loaders.ModelBased.Tests.Steps;

namespace Qlower.Loaders.ModelBased.Tests.Hosts;

/// <summary>
/// Hosts in this process over one folder, one ledger and one store in memory, which outlive the hosts. A kill is a graceful restart, and
/// nothing is suspended.
/// </summary>
internal sealed class MemoryLoaders : ILoaders
{
    private readonly ServiceProvider _shared;
    private readonly IHost[] _hosts = new IHost[StepGenerator.Hosts];
    private readonly List<Task> _replays = [];
    private readonly bool _expectsLineage;

    private MemoryLoaders(Features features)
    {
        _expectsLineage = features.HasFlag(Features.LineageOfReplays);
        Folder = Directory.CreateTempSubdirectory("model-").FullName;
        var services = new ServiceCollection();
        services.AddQlowerLoaders().UseInMemoryStore();
        _shared = services.BuildServiceProvider();
    }

    public string Folder { get; }

    private ILoadLedger Ledger => _shared.GetRequiredService<ILoadLedger>();

    private InMemoryIntegrator Store => _shared.GetRequiredService<InMemoryIntegrator>();

    public static async Task<MemoryLoaders> StartAsync(Features features)
    {
        var loaders = new MemoryLoaders(features);
        for (var i = 0; i < loaders._hosts.Length; i++)
        {
            loaders._hosts[i] = await loaders.StartHostAsync();
        }

        return loaders;
    }

    public void Replay(string load) => _replays.Add(_hosts[0].Services.GetRequiredService<ILoadReplay>().ReplayAsync(load));

    public async Task KillAsync(int host, TimeSpan delay)
    {
        await Task.Delay(delay);
        await RestartAsync(host);
    }

    public Task FreezeAsync(int host, TimeSpan delay, TimeSpan longer) => Task.CompletedTask;

    public async Task RestartAsync(int host)
    {
        await WaitForReplaysAsync();
        await _hosts[host].StopAsync();
        _hosts[host].Dispose();
        _hosts[host] = await StartHostAsync();
    }

    public Task CatchUpAsync() => WaitForReplaysAsync();

    public Task StopAsync() => Task.WhenAll(_hosts.Select(host => host.StopAsync()));

    public Task<Snapshot> ReadAsync() => MemoryReader.ReadAsync(Ledger, Store);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var host in _hosts)
        {
            host.Dispose();
        }

        await _shared.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private async Task<IHost> StartHostAsync()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(Ledger);
        builder.Services.AddSingleton(Store);
        var loaders = builder.Services.AddQlowerLoaders(options =>
        {
            options.Workers = 2;
            options.RecordsPerPart = 5;
            options.PollInterval = TimeSpan.FromMilliseconds(100);
            options.LongestWait = TimeSpan.FromSeconds(1);
        });
        foreach (var partner in Partner.All)
        {
            loaders.AddPartner(partner.Id, options =>
            {
                options.KeyHashes.Add(partner.KeyHash);
                options.Policy = partner.Policy;
            });
        }

        loaders.UseInMemoryRecords().AddFolderSource("folder", source =>
        {
            source.Root = Folder;
            source.StableFor = TimeSpan.Zero;
            source.PollInterval = TimeSpan.FromMilliseconds(100);
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task WaitForReplaysAsync()
    {
        foreach (var replay in _replays)
        {
            try
            {
                await replay;
            }
            catch (LoaderException error) when (error.Message.Contains("was taken by another host", StringComparison.Ordinal) && !_expectsLineage)
            {
                // A host claimed the restored file first: it is loaded without its lineage.
            }
            catch (LoaderException error)
            {
                throw new ModelViolationException($"A replay failed: {error.Message}");
            }
        }

        _replays.Clear();
    }
}
