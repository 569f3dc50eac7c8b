namespace Qlower.Loaders.S3.Tests;

/// <summary>Many files of several partners, and several hosts at them.</summary>
[TestFixture]
internal sealed class ManyObjectsTests
{
    private const int Transactions = 5;

    private string _folder = "";
    private string _environment = "";

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = Directory.CreateTempSubdirectory("many-").FullName;
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Buckets.Of(_environment, "azur"));
        await Gateway.Partner.PutBucketAsync(Buckets.Of(_environment, "boreal"));
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task TwoHosts_OneLedger_ShareTheWorkAndDoubleNothing()
    {
        await PutAllAsync("azur", 1_050);
        await PutAllAsync("boreal", 50);
        await using var first = Host(_folder);
        await using var second = Host(_folder);
        await first.StartAsync();
        await second.StartAsync();

        var loads = await first.WaitForClosedAsync(1_100, TimeSpan.FromMinutes(6));

        await AssertAllAsync(loads, 1_050, 50);
        Assert.That(await first.RowsAsync(), Has.Count.EqualTo(1_100 * (Transactions + 1)));
    }

    [Test]
    public async Task TwoHosts_LedgersOfTheirOwn_TakeEachFileOnce()
    {
        await PutAllAsync("azur", 250);
        await PutAllAsync("boreal", 50);
        await using var first = Host(Directory.CreateDirectory(Path.Combine(_folder, "first")).FullName);
        await using var second = Host(Directory.CreateDirectory(Path.Combine(_folder, "second")).FullName);
        await first.StartAsync();
        await second.StartAsync();

        for (var i = 0; i < 3_600 && (await LoadsAsync(first, second)).Count(load => load.State == LoadState.Closed) < 300; i++)
        {
            await Task.Delay(100);
        }

        await AssertAllAsync(await LoadsAsync(first, second), 250, 50);
        var rows = (await first.RowsAsync()).Concat(await second.RowsAsync()).ToList();
        Assert.That(rows, Is.Unique.And.Count.EqualTo(300 * (Transactions + 1)));
        Assert.That(await first.LoadsAsync(), Is.Not.Empty);
        Assert.That(await second.LoadsAsync(), Is.Not.Empty);
    }

    private static async Task<List<LoadEntry>> LoadsAsync(params LoadingHost[] hosts)
    {
        var loads = new List<LoadEntry>();
        foreach (var host in hosts)
        {
            loads.AddRange(await host.LoadsAsync());
        }

        return loads;
    }

    private LoadingHost Host(string folder) => new(
        _environment,
        folder,
        source: source =>
        {
            source.Partners.Add("boreal");
            source.PollInterval = source.IdlePollInterval = TimeSpan.FromSeconds(1);
        },
        options: options => options.Workers = 4);

    private async Task PutAllAsync(string partner, int files)
    {
        var bucket = Buckets.Of(_environment, partner);
        await Parallel.ForAsync(0, files, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
            await Buckets.PutAsync(bucket, $"export-{i:0000}.json", TestFiles.Make(Transactions, $"{i}-", partner, properties: 1)));
    }

    private async Task AssertAllAsync(IReadOnlyList<LoadEntry> loads, int ofAzur, int ofBoreal)
    {
        Assert.That(loads.Select(load => (load.File.Partner, load.File.Name)).ToList(), Is.Unique.And.Count.EqualTo(ofAzur + ofBoreal));
        Assert.That(loads.Select(load => load.Status), Is.All.EqualTo(LoadStatus.Success));
        foreach (var (partner, files) in new[] { ("azur", ofAzur), ("boreal", ofBoreal) })
        {
            var keys = await Buckets.KeysAsync(Buckets.Of(_environment, partner));
            Assert.That(keys, Has.Exactly(3 * files).Items.And.All.StartsWith("success/"), "the inbox is empty, and no claim is left");
            Assert.That(keys.Count(key => key.EndsWith(".report.json", StringComparison.Ordinal)), Is.EqualTo(files));
            Assert.That(keys.Count(key => key.EndsWith(".report.html", StringComparison.Ordinal)), Is.EqualTo(files));
        }
    }
}
