namespace Qlower.Loaders.ConsoleHost.Tests.Buckets;

/// <summary>A partner's bucket, watched by the program as operators run it, against a real S3 server.</summary>
[TestFixture]
internal sealed class WatchBucketTests
{
    private const int Transactions = 60_000;

    private BucketFolder _folder = null!;

    [SetUp]
    public async Task SetUpAsync() => _folder = await BucketFolder.CreateAsync();

    [TearDown]
    public void TearDown() => _folder?.Dispose();

    [Test]
    public async Task Watch_ObjectArrives_IsLoadedArchivedReportedAndShown()
    {
        await using var program = _folder.StartWatch();
        await program.WaitForAsync("Ctrl-C stops.");
        await _folder.PutAsync("day.json", transactions: 20);
        await program.WaitForAsync("SUCCESS day.json (boreal): 30 received, 30 integrated");
        await _folder.EndAsync(1, program);

        Assert.That(program.Output, Does.Contain($"Watching s3://{_folder.Bucket}/ for *.json (source s3)"));
        var keys = await _folder.KeysAsync();
        var today = DateTime.UtcNow.ToString("yyyy/MM/dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(keys, Has.All.StartsWith($"success/{today}/day."), "Nothing is left at the root, and no claim.");
        Assert.That(keys.Select(key => key[(key.LastIndexOf('/') + 1)..].Split('.', 4)[^1]), Is.EquivalentTo((string[])["json", "report.html", "report.json"]));
        Assert.That(program.Output, Does.Contain($"archive s3://{_folder.Bucket}/{keys[0]}"));

        var load = (await _folder.LoadsAsync()).Single();
        var show = await _folder.RunAsync("show", load.Id);
        Assert.That(load.Archive, Is.EqualTo($"s3://{_folder.Bucket}/{keys[0]}"));
        Assert.That(show.Output, Does.Contain(load.Archive!).And.Contain($"{load.Archive![..^5]}.*"));
    }

    [Test]
    public async Task Replay_LoadOfABucket_IsALoadOfItsOwn()
    {
        await using var program = _folder.StartWatch();
        await _folder.PutAsync("day.json", transactions: 20);
        await _folder.EndAsync(1, program);

        var result = await _folder.RunAsync("replay", (await _folder.LoadsAsync())[0].Id);

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(result.Lines[0], Does.Contain("0 integrated, 30 already known"));
        Assert.That((await _folder.KeysAsync()).Where(key => key.EndsWith(".report.json", StringComparison.Ordinal)), Has.Exactly(2).Items);
        Assert.That(await _folder.KeysAsync(), Is.Not.Empty.And.All.StartsWith("success/"), "The copy that was put back is gone again.");
    }

    [Test]
    public async Task Load_BesideABucket_LeavesTheBucketToThoseWhoWatchIt()
    {
        await _folder.PutAsync("day.json", transactions: 20);
        var file = Path.Combine(_folder.Data, "..", "other.json");
        await File.WriteAllTextAsync(file, ProgramFolder.Load($"\"properties\": [{ProgramFolder.Property(1)}]"));

        var result = await _folder.RunAsync("load", file, "--partner", "boreal");

        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        Assert.That(await _folder.KeysAsync(), Is.EqualTo((string[])["day.json"]));
    }

    [Test]
    public async Task Watch_KilledInTheMiddle_SameRowsAsUndisturbed()
    {
        using var undisturbed = await BucketFolder.CreateAsync();
        await using (var program = undisturbed.StartWatch())
        {
            await undisturbed.PutAsync("big.json", Transactions, faultEvery: 500);
            await undisturbed.EndAsync(1, program);
        }

        await _folder.PutAsync("big.json", Transactions, faultEvery: 500);
        foreach (var parts in (int[])[0, 20, 60])
        {
            await using var killed = _folder.StartWatch();
            await BucketFolder.UntilAsync(() => _folder.Store.Newest() is { Owner: not null } load && load.PartsDone >= parts, killed);
            killed.Kill();
        }

        Assert.That(_folder.Store.Newest()!.Value.State, Is.LessThan(5), "It was over before it was killed.");
        await using var last = _folder.StartWatch();
        await _folder.EndAsync(1, last);

        var load = (await _folder.LoadsAsync()).Single();
        Assert.That(_folder.Store.Content(), Is.EqualTo(undisturbed.Store.Content()));
        Assert.That(load.Counts, Is.EqualTo((await undisturbed.LoadsAsync()).Single().Counts));
        Assert.That(await _folder.KeysAsync(), Has.Count.EqualTo(5).And.All.StartsWith("failure/"), "The file, three reports and the rejects, once.");
    }

    [Test]
    public async Task Watch_TwoProcesses_LoadEachObjectOnce()
    {
        const int Objects = 60;
        await Parallel.ForAsync(0, Objects, async (i, _) => await _folder.PutAsync($"file-{i}.json", transactions: 40, prefix: $"{i}-"));

        await using var one = _folder.StartWatch();
        await using var other = _folder.StartWatch();
        await _folder.EndAsync(Objects, one, other);

        var loads = await _folder.LoadsAsync();
        Assert.That(loads.Select(load => load.Name), Is.Unique.And.Exactly(Objects).Items);
        Assert.That(loads.Select(load => load.Counts.Integrated), Has.Exactly(Objects).EqualTo(50));
        Assert.That(await _folder.KeysAsync(), Has.Count.EqualTo(3 * Objects).And.All.StartsWith("success/"), "A file and two reports each; no claim is left.");
        await TestContext.Out.WriteLineAsync($"closed by one: {Closed(one)}, by the other: {Closed(other)}");

        static int Closed(RunningProgram program) => program.Output.Split("SUCCESS file-").Length - 1;
    }
}
