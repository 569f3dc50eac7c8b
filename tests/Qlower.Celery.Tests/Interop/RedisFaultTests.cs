using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Celery.Tests.Interop;

/// <summary>A Redis that hangs or is cut off.</summary>
[TestFixture]
internal sealed class RedisFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private TcpProxy _proxy = null!;
    private ServiceProvider _services = null!;

    private ICeleryClient Client => _services.GetRequiredService<ICeleryClient>();

    [SetUp]
    public void Interpose()
    {
        _proxy = new TcpProxy(new Uri(CeleryServers.RedisUrl).Port);
        _services = Compose(TimeSpan.FromSeconds(1));
    }

    [TearDown]
    public async Task Remove()
    {
        await _services.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Test]
    public async Task GetAsync_RedisCutWhileTheTaskRuns_WaitsUntilItIsBack()
    {
        var task = await Client.SendTaskAsync("test.sleep", [2]);
        var result = task.GetAsync<int>(Patience);
        await Task.Delay(200);
        _proxy.Cut();

        Assert.That(await result, Is.EqualTo(2));
    }

    [Test]
    public async Task GetAsync_RedisAwayWhenTheWaitBegins_WaitsUntilItIsBack()
    {
        var task = await Client.SendTaskAsync("test.add", [2]);
        await task.WaitAsync(Patience);
        _proxy.Refusing = true;
        _proxy.Cut();
        var result = task.GetAsync<int>(Patience);

        // Longer than any command is given.
        await Task.WhenAny(result, Task.Delay(TimeSpan.FromSeconds(3)));
        _proxy.Refusing = false;

        Assert.That(await result, Is.EqualTo(2));
    }

    [Test]
    public async Task ReadAsync_CallersThatDoNotWait_LeaveOneConnection()
    {
        await using var services = Compose(TimeSpan.FromMinutes(5));
        var results = services.GetRequiredService<IResultReader>();
        _proxy.Stall();
        for (var caller = 0; caller < 3; caller++)
        {
            using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
            await Assert.ThatAsync(() => results.ReadAsync("absent", soon.Token), Throws.InstanceOf<OperationCanceledException>());
        }

        _proxy.Resume();
        await results.ReadAsync("absent");

        // One for commands, one for subscriptions.
        Assert.That(_proxy.Accepted, Is.EqualTo(2));
    }

    [Test]
    public async Task GetAsync_RedisHangs_EndsInTime()
    {
        var task = await Client.SendTaskAsync("test.add", [2]);
        await task.WaitAsync(Patience);
        _proxy.Stall();

        await Assert.ThrowsAsync<TimeoutException>(() => Client.GetTask("absent").GetAsync<int>(TimeSpan.FromMilliseconds(200)));
        await Assert.ThrowsAsync<CeleryException>(() => task.ReadAsync());
    }

    private ServiceProvider Compose(TimeSpan timeout) => new ServiceCollection()
        .AddCeleryClient(options =>
        {
            options.Broker.Uri = CeleryServers.BrokerUrl;
            options.Broker.DefaultQueue = "redis";
        })
        .AddCeleryRedisResults(options =>
        {
            options.Uri = $"redis://127.0.0.1:{_proxy.Port}/0";
            options.Timeout = timeout;
            options.PollInterval = TimeSpan.FromMilliseconds(200);
        })
        .BuildServiceProvider();
}
