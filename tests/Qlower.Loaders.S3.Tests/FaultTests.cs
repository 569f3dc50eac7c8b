using System.Collections.Concurrent;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.S3.Tests;

/// <summary>What S3 and the network do to a load: each ends with the same rows as an undisturbed run.</summary>
[TestFixture]
internal sealed class FaultTests
{
    private static readonly byte[] File = TestFiles.Make(20_000);

    private string _folder = "";
    private string _environment = "";
    private IReadOnlyList<string> _expected = [];

    private string Bucket => Buckets.Of(_environment);

    [OneTimeSetUp]
    public async Task RunUndisturbedAsync() => _expected = await UndisturbedAsync(File);

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = Directory.CreateTempSubdirectory("faults-").FullName;
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Read_ConnectionCutAtRandomOffsets_ContinuesFromThere(int seed)
    {
        var random = new Random(seed);
        var cuts = 0;
        await using var proxy = Proxy(call => IsRead(call) && Interlocked.Increment(ref cuts) <= 12
            ? HttpFault.CutAnswer(Draw(random, 800_000))
            : HttpFault.None);

        await LoadAsync(proxy);

        // A read that was broken off is asked for from the byte where it broke, not from its start.
        Assert.That(proxy.Calls.Where(IsRead).Select(call => call.Headers["range"]).Distinct().Count(), Is.GreaterThan(6));
    }

    [Test]
    public async Task Read_SeveralRangesAtATimeAndCuts_GivesTheSameBytes()
    {
        var content = new byte[23 << 20];
        new Random(7).NextBytes(content);
        await Buckets.PutAsync(Bucket, "file.json", content);
        var random = new Random(8);
        await using var proxy = Proxy(call => IsRead(call) && random.Next(3) == 0 ? HttpFault.CutAnswer(Draw(random, 4 << 20)) : HttpFault.None);
        using var source = Buckets.Source(_environment, options => (options.RangeBytes, options.ReadRetries) = (5 << 20, 20), proxy.Address);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;

        using var read = new MemoryStream();
        await using (var stream = await source.OpenReadAsync(claimed, 1000))
        {
            await stream.CopyToAsync(read);
        }

        Assert.That(read.ToArray().AsSpan().SequenceEqual(content.AsSpan(1000)), Is.True);
        Assert.That(proxy.Calls.Count(IsRead), Is.GreaterThan(5));
    }

    [Test]
    public async Task Read_StreamLeftEarlyWithRangesUnderWay_EndsQuietly()
    {
        await Buckets.PutAsync(Bucket, "file.json", new byte[30 << 20]);
        using var source = Buckets.Source(_environment, options => options.RangeBytes = 5 << 20);
        var claimed = (await source.ClaimAsync((await source.FindAsync(Bucket, "file.json"))!, "mine"))!;

        await using var stream = await source.OpenReadAsync(claimed);
        var read = await stream.ReadAtLeastAsync(new byte[10], 10);

        Assert.That(read, Is.EqualTo(10));
    }

    [Test]
    public async Task Read_StallsInTheMiddle_IsBrokenOffAndContinues()
    {
        var stalls = 0;
        await using var proxy = Proxy(call => IsRead(call) && Interlocked.Increment(ref stalls) <= 2 ? HttpFault.StallAnswer(300_000) : HttpFault.None);

        await LoadAsync(proxy, options => options.ReadTimeout = TimeSpan.FromSeconds(1));

        Assert.That(stalls, Is.GreaterThan(2));
    }

    [TestCase(503, "SlowDown")]
    [TestCase(500, "InternalError")]
    public async Task AnyCall_EveryThirdIsRefusedForNow_EndsTheSame(int status, string code)
    {
        var random = new Random(status);
        await using var proxy = Proxy(_ => Draw(random, 3) == 0 ? HttpFault.Answer(status, code) : HttpFault.None);

        await LoadAsync(proxy);
    }

    [Test]
    public async Task AnyCall_ConnectionCutBeforeOrBehind_EndsTheSame()
    {
        var random = new Random(5);
        await using var proxy = Proxy(_ => Draw(random, 6) switch { 0 => HttpFault.CutBefore, 1 => HttpFault.CutBehind, _ => HttpFault.None });

        await LoadAsync(proxy);
    }

    [Test]
    public async Task Permission_RevokedInTheMiddle_LoadIsDeferredAndAlertsAndContinues()
    {
        var isWithdrawn = false;
        var reads = 0;
        await using var proxy = Proxy(call =>
        {
            isWithdrawn |= IsRead(call) && ++reads == 2;
            return isWithdrawn ? HttpFault.Answer(403, "AccessDenied") : HttpFault.None;
        });
        await Buckets.PutAsync(Bucket, "file.json", File);
        var time = new ShiftedTime();
        await using var host = new LoadingHost(_environment, _folder, proxy.Address, time, options: options => options.StuckAfter = TimeSpan.FromSeconds(40));
        await host.StartAsync();

        // Only then is the load stuck, however slow the machine is.
        await WaitUntilAsync(() => host.LoadsAsync().GetAwaiter().GetResult() is [{ State: LoadState.Processing, WaitReason: not null }]);
        time.Advance(TimeSpan.FromHours(1));
        await WaitUntilAsync(() => host.Alerts.Any(alert => alert.Kind == AlertKind.Stuck) && host.Alerts.Any(alert => alert.Kind == AlertKind.SourceFailed));
        var waiting = (await host.LoadsAsync()).Single();
        reads = int.MaxValue / 2;
        isWithdrawn = false;
        await host.WaitForClosedAsync(1);

        Assert.That(waiting.State, Is.EqualTo(LoadState.Processing));
        Assert.That(host.Alerts.First(alert => alert.Kind == AlertKind.Stuck).Reason, Does.Contain("s3:").And.Contains(Bucket).And.Contains("AccessDenied"));
        Assert.That(host.Alerts.First(alert => alert.Kind == AlertKind.SourceFailed).Reason, Does.Contain("s3:ListBucket"));
        await AssertEndAsync(host, 1);
    }

    [Test]
    public async Task Object_ReplacedWhileItIsRead_IsReadAnew()
    {
        var earlier = TestFiles.Make(15_000);
        var isReplaced = false;
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = async call =>
        {
            if (!IsRead(call) || isReplaced)
            {
                return HttpFault.None;
            }

            isReplaced = true;
            await Buckets.PutAsync(Bucket, "file.json", File);
            return HttpFault.None;
        };
        await Buckets.PutAsync(Bucket, "file.json", earlier);
        await using var host = new LoadingHost(_environment, _folder, proxy.Address);
        await host.StartAsync();

        var loads = await host.WaitForClosedAsync(1);

        // Whoever comes first, the waiting load or the next look at the bucket, takes what stands there now.
        Assert.That(loads.Count(load => load.Status == LoadStatus.Success), Is.EqualTo(1));
        await AssertEndAsync(host, loads.Count);
    }

    [Test]
    public async Task Object_ReplacedWhileItIsProcessed_IsALoadOfItsOwn()
    {
        var reads = 0;
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = async call =>
        {
            if (IsRead(call) && ++reads == 3)
            {
                // The second read is of the file's key. The first read of the second pass hands out a little, then breaks; what it goes on with is another object.
                await Task.Yield();
                return HttpFault.CutAnswer(1_000_000);
            }

            if (reads == 4 && IsRead(call))
            {
                await Buckets.PutAsync(Bucket, "file.json", File);
            }

            return HttpFault.None;
        };
        await Buckets.PutAsync(Bucket, "file.json", TestFiles.Make(19_000));
        await using var host = new LoadingHost(_environment, _folder, proxy.Address, options: options => options.RecordsPerPart = 200);
        await host.StartAsync();

        var loads = await host.WaitForClosedAsync(2);

        Assert.That(loads.Select(load => load.Status), Is.EquivalentTo(new[] { LoadStatus.PartialSuccess, LoadStatus.Success }));
        await AssertEndAsync(host, 2);
    }

    [Test]
    public async Task Object_ReplacedBeforeItIsArchived_IsReportedAndTheNewOneIsLoaded()
    {
        var isReplaced = false;
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = async call =>
        {
            if (!isReplaced && call.Headers.ContainsKey("x-amz-copy-source"))
            {
                isReplaced = true;
                await Buckets.PutAsync(Bucket, "file.json", File);
            }

            return HttpFault.None;
        };
        await Buckets.PutAsync(Bucket, "file.json", TestFiles.Make(100));
        await using var host = new LoadingHost(_environment, _folder, proxy.Address);
        await host.StartAsync();

        var loads = await host.WaitForClosedAsync(2);

        var replaced = loads.Single(load => load.File.Length < File.Length);
        Assert.That((replaced.Status, replaced.Archived!.IsAsRead), Is.EqualTo((LoadStatus.Success, false)));
        Assert.That(host.Alerts.Select(alert => (alert.Kind, alert.LoadId)), Does.Contain((AlertKind.NotArchived, replaced.Id)));
        var report = (await Buckets.KeysAsync(Bucket)).Single(key => key.Contains(replaced.Id) && key.EndsWith(".report.json", StringComparison.Ordinal));
        using var reader = new StreamReader((await Gateway.Partner.GetObjectAsync(Bucket, report)).ResponseStream);
        Assert.That(await reader.ReadToEndAsync(), Does.Contain(RuleCodes.NotArchived));
        await AssertEndAsync(host, 2);
    }

    [TestCase(0)]
    [TestCase(1500)]
    public async Task Object_DeletedWhileItIsRead_IsReportedAndLoadedWhenItIsPutAgain(int milliseconds)
    {
        var isDeleted = false;
        await using var proxy = new HttpFaultProxy(Gateway.Address);
        proxy.Script = async call =>
        {
            if (IsRead(call) && !isDeleted)
            {
                isDeleted = true;
                await Gateway.Partner.DeleteObjectAsync(Bucket, "file.json");
            }

            return HttpFault.None;
        };
        await Buckets.PutAsync(Bucket, "file.json", File);
        await using var host = new LoadingHost(_environment, _folder, proxy.Address);
        await host.StartAsync();
        var gone = (await host.WaitForClosedAsync(1)).Single();

        // S3's clock counts in seconds: within the second of the first put, only the absence in between distinguishes the two.
        await Task.Delay(milliseconds);

        await Buckets.PutAsync(Bucket, "file.json", File);
        await host.WaitForClosedAsync(2);

        Assert.That(gone.Status, Is.EqualTo(LoadStatus.Error));
        await AssertEndAsync(host, 2);
    }

    [Test]
    public async Task Original_HostMayNotDelete_TheLedgerRemembersAcrossHosts()
    {
        var deletes = new ConcurrentQueue<HttpCall>();
        await using var proxy = Proxy(call =>
        {
            if (call.Method != "DELETE")
            {
                return HttpFault.None;
            }

            deletes.Enqueue(call);
            return HttpFault.Answer(403, "AccessDenied");
        });
        await Buckets.PutAsync(Bucket, "file.json", File);
        await using (var host = new LoadingHost(_environment, _folder, proxy.Address))
        {
            await host.RunAsync();
            await host.RunAsync();
        }

        await using var later = new LoadingHost(_environment, _folder, proxy.Address);
        await later.RunAsync();
        var asked = proxy.Calls.Count;
        await later.RunAsync();
        var askedAgain = proxy.Calls.Count - asked;
        await Buckets.PutAsync(Bucket, "file.json", TestFiles.Make(20_000, properties: 3));

        // S3's clock counts in seconds: the same content put again within the second would be the same arrival.
        await Task.Delay(1000);
        await Buckets.PutAsync(Bucket, "file.json", File);
        await later.RunAsync();

        Assert.That(await Buckets.KeysAsync(Bucket), Does.Contain("file.json"));
        Assert.That(askedAgain, Is.EqualTo(1), "a list, and nothing about what is known");
        Assert.That(deletes, Is.Not.Empty);
        var loads = await later.LoadsAsync();
        Assert.That(loads.Select(load => (load.State, load.Status)), Is.All.EqualTo((LoadState.Closed, LoadStatus.Success)).And.Exactly(2).Items);
        Assert.That(await later.RowsAsync(), Is.EqualTo(_expected));
    }

    private static bool IsRead(HttpCall call) => call.Method == "GET" && call.Path.EndsWith("/file.json", StringComparison.Ordinal);

    private static int Draw(Random random, int below)
    {
        lock (random)
        {
            return random.Next(below);
        }
    }

    private static HttpFaultProxy Proxy(Func<HttpCall, HttpFault> script) =>
        new(Gateway.Address) { Script = call => ValueTask.FromResult(script(call)) };

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        for (var i = 0; !condition(); i++)
        {
            Assert.That(i, Is.LessThan(1800), "The condition was not met in time.");
            await Task.Delay(100);
        }
    }

    private async Task<IReadOnlyList<string>> UndisturbedAsync(byte[] file)
    {
        await SetUpAsync();
        await Buckets.PutAsync(Bucket, "file.json", file);
        await using (var host = new LoadingHost(_environment, _folder))
        {
            await host.RunAsync();
            var rows = await host.RowsAsync();
            Assert.That(rows, Has.Count.EqualTo(20_003));
            TearDown();
            return rows;
        }
    }

    private async Task LoadAsync(HttpFaultProxy proxy, Action<S3SourceOptions>? source = null)
    {
        await Buckets.PutAsync(Bucket, "file.json", File);
        await using var host = new LoadingHost(_environment, _folder, proxy.Address, source: source);
        await host.StartAsync();

        await host.WaitForClosedAsync(1);

        await AssertEndAsync(host, 1);
    }

    /// <summary>Rows as of an undisturbed run; nothing left to take; each load archived with its reports.</summary>
    private async Task AssertEndAsync(LoadingHost host, int loads)
    {
        Assert.That(await host.RowsAsync(), Is.EqualTo(_expected));
        await WaitUntilAsync(() => Buckets.KeysAsync(Bucket).GetAwaiter().GetResult().All(key => !key.EndsWith("/file.json", StringComparison.Ordinal) && key != "file.json"));
        var keys = await Buckets.KeysAsync(Bucket);
        Assert.That(keys.Count(key => key.EndsWith(".report.json", StringComparison.Ordinal)), Is.EqualTo(loads), string.Join('\n', keys));
        Assert.That((await host.LoadsAsync()).Count, Is.EqualTo(loads));
    }
}
