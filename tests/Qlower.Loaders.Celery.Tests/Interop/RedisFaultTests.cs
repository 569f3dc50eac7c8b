using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Loaders.Celery.Tests.Interop;

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
        _services = new ServiceCollection()
            .AddCeleryClient(options =>
            {
                options.Broker.Uri = CeleryServers.BrokerUrl;
                options.Broker.DefaultQueue = "redis";
            })
            .AddCeleryRedisResults(options =>
            {
                options.Uri = $"redis://127.0.0.1:{_proxy.Port}/0";
                options.Timeout = TimeSpan.FromSeconds(1);
                options.PollInterval = TimeSpan.FromMilliseconds(200);
            })
            .BuildServiceProvider();
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
    public async Task GetAsync_RedisHangs_EndsInTime()
    {
        var task = await Client.SendTaskAsync("test.add", [2]);
        await task.WaitAsync(Patience);
        _proxy.Stall();

        await Assert.ThrowsAsync<TimeoutException>(() => Client.GetTask("absent").GetAsync<int>(TimeSpan.FromMilliseconds(200)));
        await Assert.ThrowsAsync<CeleryException>(() => task.ReadAsync());
    }
}
