using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Each version put is one load, oldest first, whatever happens meanwhile.</summary>
[TestFixture]
internal sealed class VersionedLoadTests
{
    private const string Key = "file.json";

    private string _folder = "";
    private string _environment = "";

    private string Bucket => Buckets.Of(_environment);

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = Directory.CreateTempSubdirectory("versions-").FullName;
        _environment = Gateway.NewEnvironment();
        await Buckets.CreateVersionedAsync(Bucket);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Watch_FiveVersionsInARow_AreFiveLoadsOldestFirst()
    {
        var put = await PutAsync(10, 10, 10, 10, 10);
        await using var host = Host();
        await host.StartAsync();

        var loads = await host.WaitForClosedAsync(5);

        AssertInOrder(loads, put);
        await AssertArchivedAsync(loads);
    }

    [Test]
    public async Task Watch_FourMorePutWhileTheFirstIsLoaded_TwoHostsKeepTheOrder()
    {
        await using var first = Host(workers: 4);
        await using var second = Host(workers: 4);
        await first.StartAsync();
        await second.StartAsync();
        var put = await PutAsync(20_000);
        while ((await first.LoadsAsync()).Count == 0)
        {
            await Task.Delay(20);
        }

        put.AddRange(await PutAsync(10, 10, 10, 10));
        var loads = await first.WaitForClosedAsync(5);

        AssertInOrder(loads, put);
        await AssertArchivedAsync(loads);
    }

    [Test]
    public async Task Watch_TwoHostsWithLedgersOfTheirOwn_LoadEachVersionOnceInOrder()
    {
        await using var server = new AwsConditions();
        var put = await PutAsync(10, 10, 10, 10, 10, 10);
        await using var first = Host("first", server.Address, source: options => options.WritesClaims = true);
        await using var second = Host("second", server.Address, source: options => options.WritesClaims = true);
        await first.StartAsync();
        await second.StartAsync();

        var loads = new List<LoadEntry>();
        for (var i = 0; i < 1800 && loads.Count(load => load.State == LoadState.Closed) < 6; i++)
        {
            await Task.Delay(100);
            loads = [.. await first.LoadsAsync(), .. await second.LoadsAsync()];
        }

        AssertInOrder(loads, put);
        await AssertArchivedAsync(loads);
    }

    [Test]
    public async Task Scan_HostThatMayNotDelete_LoadsEachVersionOnceAcrossRestarts()
    {
        var put = await PutAsync(10, 10, 10);
        await using var proxy = WithoutDelete();
        await using (var host = Host(address: proxy.Address))
        {
            for (var i = 0; i < 5; i++)
            {
                await host.RunAsync();
            }

            AssertInOrder(await host.LoadsAsync(), put);
        }

        await using var later = Host(address: proxy.Address);
        put.AddRange(await PutAsync(10));
        for (var i = 0; i < 5; i++)
        {
            await later.RunAsync();
        }

        AssertInOrder(await later.LoadsAsync(), put);
    }

    [Test]
    public async Task Scan_AnotherProcessLoadedWhatNobodyMayDelete_TheNextVersionFollows()
    {
        var put = await PutAsync(10, 10);
        await using var proxy = WithoutDelete();
        await using var watcher = Host(address: proxy.Address);
        await using var worker = Host(address: proxy.Address);
        for (var i = 0; i < 4; i++)
        {
            await watcher.Get<IFileReceiver>().ScanAsync();
            while (await worker.Get<ILoadProcessor>().ProcessNextAsync() is not null)
            {
            }
        }

        AssertInOrder(await watcher.LoadsAsync(), put);
    }

    [Test]
    public async Task Replay_LoadOfAVersion_ReadsItsArchive()
    {
        await PutAsync(10, 10);
        await using var host = Host();
        await host.RunAsync();
        await host.RunAsync();
        var first = (await host.LoadsAsync()).MinBy(load => load.Id, StringComparer.Ordinal)!;

        await host.Get<ILoadReplay>().ReplayAsync(first.Id);
        await host.RunAsync();

        var loads = await host.LoadsAsync();
        Assert.That(loads, Has.Count.EqualTo(3));
        Assert.That(loads.Select(load => load.State), Is.All.EqualTo(LoadState.Closed));
        Assert.That(loads.Single(load => load.ReplayOf is not null).ReplayOf, Is.EqualTo(first.Id));
        await AssertArchivedAsync(loads);
    }

    private static HttpFaultProxy WithoutDelete() => new(Gateway.Address)
    {
        Script = call => ValueTask.FromResult(call.Method == "DELETE" ? HttpFault.Answer(403, "AccessDenied") : HttpFault.None),
    };

    private LoadingHost Host(string name = "", Uri? address = null, int workers = 1, Action<S3SourceOptions>? source = null) => new(
        _environment,
        Directory.CreateDirectory(Path.Combine(_folder, name)).FullName,
        address,
        source: options =>
        {
            options.WritesClaims = false;
            source?.Invoke(options);
        },
        options: options => options.Workers = workers);

    /// <summary>Puts versions of one key, each with so many transactions of its own; returns their ids.</summary>
    private async Task<List<string>> PutAsync(params int[] transactions)
    {
        foreach (var count in transactions)
        {
            await Buckets.PutAsync(Bucket, Key, TestFiles.Make(count, $"{Guid.NewGuid():N}-"));
        }

        return [.. (await Buckets.VersionsAsync(Bucket)).Where(version => version.Key == Key).Take(transactions.Length).Reverse().Select(version => $"version:{version.VersionId}")];
    }

    private static void AssertInOrder(IReadOnlyList<LoadEntry> loads, IReadOnlyList<string> put)
    {
        Assert.That(loads.Select(load => load.State), Is.All.EqualTo(LoadState.Closed));
        var ordered = loads.OrderBy(load => load.ReceivedAt).ToList();
        Assert.That(ordered.Select(load => load.File.Identity), Is.EqualTo(put));
        Assert.That(ordered.Zip(ordered.Skip(1)).Select(pair => pair.Second.ReceivedAt - pair.First.ProcessedAt), Is.All.GreaterThanOrEqualTo(TimeSpan.Zero));
        Assert.That(loads.Select(load => (load.Status, load.Archived?.IsAsRead)), Is.All.EqualTo((LoadStatus.Success, (bool?)true)));
    }

    /// <summary>Each load has its file and its reports in the archive, once, and nothing else is in the bucket.</summary>
    private async Task AssertArchivedAsync(IReadOnlyList<LoadEntry> loads)
    {
        // A closed load is the last step but one of the host that may still poll.
        var versions = await Buckets.VersionsAsync(Bucket);
        Assert.That(versions.Select(version => version.Key), Is.Unique.And.All.StartsWith("success/").And.Exactly(3 * loads.Count).Items);
        Assert.That(versions.Select(version => version.IsDeleteMarker), Is.All.Not.EqualTo(true));
        foreach (var load in loads)
        {
            var archived = versions.Single(version => $"{Bucket}/{version.Key}" == load.Archived!.Location);
            Assert.That(archived.Size, Is.EqualTo(load.File.Length));
        }
    }
}
