using Qlower.Celery.TestServers;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>A worker whose result store is away or hangs; who asks for the results reaches it all the time.</summary>
[TestFixture]
internal sealed class StoreFaultTests
{
    private const int TasksARound = 12;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private TcpProxy _proxy = null!;

    [SetUp]
    public void Interpose() => _proxy = new TcpProxy(new Uri(CeleryServers.RedisUrl).Port);

    [TearDown]
    public async Task Remove() => await _proxy.DisposeAsync();

    [Test]
    public async Task Store_AwayAndStalledAtRandomMoments_EveryTaskHasItsResult()
    {
        var random = Disturbance.NewRandom();
        await using var worker = await StartAsync();
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        var (tasks, chords) = (new List<CeleryTask>(), new List<CeleryTask>());
        for (var round = 0; round < LongTests.Rounds(3); round++)
        {
            for (var number = 0; number < TasksARound; number++)
            {
                tasks.Add(await host.Client.SendTaskAsync("net.sleep", [0.1]));
            }

            chords.Add(await host.Client.SendChordAsync([new("net.add", 1), new("net.add", 2), new("net.add", 3)], new("net.total")));
            await Task.Delay(random.Next(0, 400));
            if (round % 2 == 0)
            {
                _proxy.Refusing = true;
                _proxy.Cut();
            }
            else
            {
                _proxy.Stall();
            }

            await Task.Delay(random.Next(200, 4_000));
            _proxy.Refusing = false;
            _proxy.Resume();
        }

        foreach (var task in tasks)
        {
            Assert.That(await task.GetAsync<string>(Patience), Is.EqualTo("slept"));
        }

        foreach (var chord in chords)
        {
            Assert.That(await chord.GetAsync<int>(Patience), Is.EqualTo(6));
        }
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Store_AwayForLongerThanItIsTried_GivesTheMessageBackToRunLater(bool stalled)
    {
        await using var broker = await RawBroker.OpenAsync();
        await using var worker = await StartAsync(options => options.StoreTimeout = TimeSpan.FromSeconds(1));
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        await (await host.Client.SendTaskAsync("net.add", [1])).GetAsync<int>(Patience);
        _proxy.Refusing = !stalled;
        if (stalled)
        {
            _proxy.Stall();
        }
        else
        {
            _proxy.Cut();
        }

        var task = await host.Client.SendTaskAsync("net.note", ["once more"]);
        await Eventually.HoldsAsync(() => worker.Log.Any(line => line.Contains("the message is requeued", StringComparison.Ordinal)));
        await Eventually.HoldsAsync(() => worker.Notes.Count >= 2);
        Assert.That(await task.GetStateAsync(), Is.EqualTo(TaskStates.Pending));
        _proxy.Refusing = false;
        _proxy.Resume();

        Assert.That((await task.WaitAsync(Patience)).State, Is.EqualTo(TaskStates.Success));
        await Eventually.HoldsAsync(async () => await broker.CountAsync(worker.Queue) == 0);
    }

    private Task<TestWorker> StartAsync(Action<CeleryWorkerOptions>? configure = null) => TestWorker.StartAsync(
        configure: configure, redis: options => (options.Uri, options.Timeout) = ($"redis://127.0.0.1:{_proxy.Port}/0", TimeSpan.FromSeconds(1)));
}
