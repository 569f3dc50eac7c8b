using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Celery.Tests.Interop;

/// <summary>A broker that cannot be reached, hangs, or is cut off.</summary>
[TestFixture]
internal sealed class BrokerFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Far more than what was asked for, and less than every other time-out there is.</summary>
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(8);

    private TcpProxy _proxy = null!;

    private string Broker => $"amqp://guest:guest@127.0.0.1:{_proxy.Port}//";

    [SetUp]
    public void Interpose() => _proxy = new TcpProxy(CeleryServers.Rabbit.Port);

    [TearDown]
    public async Task Remove() => await _proxy.DisposeAsync();

    [Test]
    public async Task SendTaskAsync_StalledBroker_EndsWithTheCallersToken()
    {
        await using var host = new TestClient("rpc", broker: Broker);
        await host.Client.SendTaskAsync("test.add", [1]);
        _proxy.Stall();

        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));

        Assert.That(() => host.Client.SendTaskAsync("test.add", [1], cancellationToken: soon.Token).WaitAsync(InTime), Throws.InstanceOf<OperationCanceledException>());
    }

    [TestCase(ProxyDirections.ToServer)]
    [TestCase(ProxyDirections.ToClient)]
    public async Task SendTaskAsync_StalledBroker_EndsInTimeAndTheNextOneGoes(ProxyDirections direction)
    {
        await using var host = new TestClient("rpc", options => (options.PublishTimeout, options.Channels) = (TimeSpan.FromSeconds(1), 1), Broker);
        await (await host.Client.SendTaskAsync("test.add", [1])).GetAsync<int>(Patience);
        _proxy.Stall(direction);

        var error = (await Assert.ThrowsAsync<PublishException>(() => host.Client.SendTaskAsync("test.add", [2], options: new() { TaskId = "stalled-1" }).WaitAsync(InTime)))!;
        _proxy.Resume();
        var next = await SendUntilItGoesAsync(host.Client, "test.add", 3);

        Assert.That((error.TaskId, error.MayHaveArrived), Is.EqualTo(("stalled-1", true)));
        Assert.That(error.Message, Does.Contain("stalled-1").And.Contain("may have arrived"));
        Assert.That(await next.GetAsync<int>(Patience), Is.EqualTo(3));
    }

    [Test]
    public async Task SendTaskAsync_StalledBeforeTheConnection_WasNotSent()
    {
        _proxy.Stall();
        await using var host = new TestClient("rpc", options => options.PublishTimeout = TimeSpan.FromSeconds(1), Broker);

        var error = (await Assert.ThrowsAsync<PublishException>(() => host.Client.SendTaskAsync("test.add", [1]).WaitAsync(InTime)))!;

        Assert.That(error.MayHaveArrived, Is.False);
    }

    [Test]
    public async Task SendTaskAsync_StalledBeforeRepliesAreReceived_WasNotSent()
    {
        await using var host = new TestClient(
            "rpc", options => (options.PublishTimeout, options.Broker.ConnectTimeout) = (TimeSpan.FromSeconds(3), TimeSpan.FromMilliseconds(500)), Broker);
        await host.Client.RevokeAsync("absent");
        _proxy.Stall();

        var error = (await Assert.ThrowsAsync<PublishException>(() => host.Client.SendTaskAsync("test.add", [1]).WaitAsync(InTime)))!;

        Assert.That(error.MayHaveArrived, Is.False);
    }

    [Test]
    public async Task RevokeAsync_StalledBroker_EndsInTime()
    {
        _proxy.Stall();
        await using var host = new TestClient("rpc", options => options.PublishTimeout = TimeSpan.FromSeconds(1), Broker);

        await Assert.ThrowsAsync<PublishException>(() => host.Client.RevokeAsync("absent").WaitAsync(InTime));
    }

    [Test]
    public async Task SendTaskAsync_BrokerIsAvailableAgain_IsSentAutomatically()
    {
        _proxy.Refusing = true;
        await using var host = new TestClient("rpc", broker: Broker);

        var sending = host.Client.SendTaskAsync("test.add", [1, 2]);
        while (_proxy.Accepted < 2)
        {
            await Task.Delay(20);
        }

        _proxy.Refusing = false;

        Assert.That(await (await sending).GetAsync<int>(Patience), Is.EqualTo(3));
    }

    [Test]
    public async Task SendTaskAsync_BrokerHangsForLongerThanACallMayTake_GoesWhenItAnswers()
    {
        await using var host = new TestClient(
            "rpc", options => (options.Broker.ConnectTimeout, options.PublishTimeout, options.Channels) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40), 2), Broker);
        await host.Client.SendTaskAsync("test.add", [1]);
        _proxy.Stall();

        // The second channel is opened for it, which the broker does not answer.
        var sending = host.Client.SendTaskAsync("test.add", [1, 2]);
        await Task.Delay(TimeSpan.FromSeconds(3));
        _proxy.Resume();

        Assert.That(await (await sending).GetAsync<int>(Patience), Is.EqualTo(3));
    }

    [Test]
    public async Task SendTaskAsync_CutInTheMiddleOfAMessage_ThrowsAndTheNextOneIsSent()
    {
        await using var host = new TestClient("rpc", broker: Broker);
        await host.Client.SendTaskAsync("test.add", [1]);
        _proxy.CutAfter(ProxyDirections.ToServer, 200_000);

        var error = (await Assert.ThrowsAsync<PublishException>(() => host.Client.SendTaskAsync("test.echo", [new string('x', 1_000_000)])))!;
        var next = await SendUntilItGoesAsync(host.Client, "test.add", 5);

        Assert.That(error.MayHaveArrived, Is.True);
        Assert.That(await next.GetAsync<int>(Patience), Is.EqualTo(5));
    }

    [Test]
    public async Task SendTaskAsync_ConfirmationLost_MayHaveArrivedAndIsSentAgainUnderItsId()
    {
        await using var host = new TestClient("rpc", options => options.Channels = 1, Broker);
        await (await host.Client.SendTaskAsync("test.add", [1])).GetAsync<int>(Patience);
        var text = Guid.NewGuid().ToString();
        var options = new SendTaskOptions { TaskId = text };
        _proxy.CutAfter(ProxyDirections.ToClient, 1);

        var error = (await Assert.ThrowsAsync<PublishException>(() => host.Client.SendTaskAsync("test.note", [text], options: options)))!;
        var again = await SendUntilItGoesAsync(host.Client, "test.note", text, options);

        Assert.That(error.MayHaveArrived, Is.True);
        Assert.That(again.Id, Is.EqualTo(error.TaskId));
        await CeleryServers.Notes.WaitForAsync(notes => notes.Contains(text));
    }

    [Test]
    public async Task GetAsync_ConnectionCutWhileTheTaskRuns_ResultIsStillReceived()
    {
        await using var host = new TestClient("rpc", broker: Broker);
        var task = await host.Client.SendTaskAsync("test.sleep", [4]);
        _proxy.Cut();

        Assert.That(await task.GetAsync<int>(Patience), Is.EqualTo(4));
    }

    [Test]
    public async Task GetAsync_ConnectionGivenUpWhileTheTaskRuns_ResultIsStillReceived()
    {
        await using var host = new TestClient("rpc", options => options.PublishTimeout = TimeSpan.FromSeconds(1), Broker);
        var task = await host.Client.SendTaskAsync("test.sleep", [5]);
        _proxy.Stall();
        await Assert.ThrowsAsync<PublishException>(() => host.Client.SendTaskAsync("test.add", [1]));
        _proxy.Resume();

        Assert.That(await task.GetAsync<int>(Patience), Is.EqualTo(5));
    }

    [TestCase("amqp://guest:hunter2@127.0.0.1:{0}//")]
    [TestCase("amqp://guest:guest@127.0.0.1:{0}/absent")]
    public async Task SendTaskAsync_BrokerRefusesTheHost_ThrowsAtOnceWithoutThePassword(string broker)
    {
        await using var host = new TestClient("rpc", broker: string.Format(null, broker, _proxy.Port));

        var error = (await Assert.ThrowsAsync<BrokerUnavailableException>(() => host.Client.SendTaskAsync("test.add", [1])))!;

        Assert.That(error.ToString(), Does.Not.Contain("hunter2").And.Not.Contain("guest:guest"));
    }

    /// <summary>What a host does that wants its task sent: again until it is confirmed.</summary>
    private static async Task<CeleryTask> SendUntilItGoesAsync(ICeleryClient client, string name, object argument, SendTaskOptions? options = null)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                return await client.SendTaskAsync(name, [argument], options: options, cancellationToken: limit.Token);
            }
            catch (PublishException)
            {
                await Task.Delay(50, limit.Token);
            }
        }
    }
}
