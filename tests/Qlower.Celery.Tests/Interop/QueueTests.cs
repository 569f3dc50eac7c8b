using System.Text.Json;
using Qlower.Celery.TestServers;
using RabbitMQ.Client;

namespace Qlower.Celery.Tests.Interop;

/// <summary>Queues and exchanges: existing, declared, missing, declared by others.</summary>
[TestFixture]
internal sealed class QueueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task SendTaskAsync_QueueOfATopicExchange_ArrivesThroughItWithPriorityAndCompressed()
    {
        await using var host = new TestClient("rpc", options =>
        {
            options.Broker.Queues.Add(new CeleryQueue
            {
                Name = "ingest.files",
                Exchange = "ingest",
                ExchangeType = "topic",
                MaxPriority = 10,
                DeadLetterExchange = "ingest.dlx",
            });
            options.Broker.Routes["test.*"] = "ingest.files";
            options.CompressOver = 100;
        });

        var routed = await host.Client.SendTaskAsync("test.request", ["delivery_info", new string('x', 10_000)], options: new() { Priority = 7 });
        var delivery = (await routed.GetAsync<JsonElement>(Patience)).GetProperty("delivery_info");

        Assert.Multiple(() =>
        {
            Assert.That(delivery.GetProperty("exchange").GetString(), Is.EqualTo("ingest"));
            Assert.That(delivery.GetProperty("routing_key").GetString(), Is.EqualTo("ingest.files"));
            Assert.That(delivery.GetProperty("priority").GetInt32(), Is.EqualTo(7));
        });
    }

    [Test]
    public async Task SendTaskAsync_OwnExchangeAndRoutingKey_ArrivesThroughThem()
    {
        await using var host = new TestClient("rpc");

        var task = await host.Client.SendTaskAsync("test.request", ["delivery_info"], options: new() { Exchange = "celery", RoutingKey = "celery" });

        Assert.That((await task.GetAsync<JsonElement>(Patience)).GetProperty("delivery_info").GetProperty("exchange").GetString(), Is.EqualTo("celery"));
    }

    [TestCase(CeleryTopology.None)]
    [TestCase(CeleryTopology.Declare)]
    public async Task SendTaskAsync_BehindAnExchangeWithoutQueue_SaysWhich(CeleryTopology topology)
    {
        await using var host = new TestClient("rpc", options => options.Broker.Topology = topology);

        var error = (await Assert.ThrowsAsync<QueueMissingException>(
            () => host.Client.SendTaskAsync("test.add", options: new() { Exchange = "celery", RoutingKey = "nowhere", TaskId = "t-1" })))!;

        Assert.That((error.Queue, error.TaskId, error.MayHaveArrived), Is.EqualTo(("celery/nowhere", "t-1", false)));
    }

    [Test]
    public async Task SendTaskAsync_MissingQueue_SaysWhichAndTheNextOneGoes()
    {
        await using var host = new TestClient("rpc", options => options.Broker.Topology = CeleryTopology.None);

        var error = (await Assert.ThrowsAsync<QueueMissingException>(() => host.Client.SendTaskAsync("test.add", [1], options: new() { Queue = "nowhere" })))!;

        Assert.That(error.Queue, Is.EqualTo("nowhere"));
        Assert.That(error.Message, Does.Contain("'nowhere'"));
        Assert.That(await (await host.Client.SendTaskAsync("test.add", [1])).GetAsync<int>(Patience), Is.EqualTo(1));
    }

    [Test]
    public async Task SendTaskAsync_MissingQueuePassively_SaysWhich()
    {
        await using var host = new TestClient("rpc", options => options.Broker.Topology = CeleryTopology.Passive);

        var error = (await Assert.ThrowsAsync<TopologyException>(() => host.Client.SendTaskAsync("test.add", [1], options: new() { Queue = "nowhere" })))!;

        Assert.That(error.Queue, Is.EqualTo("nowhere"));
        Assert.That(error.Message, Does.Contain("does not exist"));
        Assert.That(await (await host.Client.SendTaskAsync("test.add", [1])).GetAsync<int>(Patience), Is.EqualTo(1));
    }

    [Test]
    public async Task SendTaskAsync_QueueMadeWithOtherArguments_SaysWhatDiffers()
    {
        await using var broker = await new ConnectionFactory { Uri = new Uri(CeleryServers.BrokerUrl.TrimEnd('/')) }.CreateConnectionAsync();
        await using var channel = await broker.CreateChannelAsync();
        var name = $"mismatch-{Guid.NewGuid()}";
        await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await using var declaring = new TestClient("rpc");
        await using var passive = new TestClient("rpc", options => options.Broker.Topology = CeleryTopology.Passive);

        var error = (await Assert.ThrowsAsync<TopologyException>(() => declaring.Client.SendTaskAsync("test.add", options: new() { Queue = name })))!;
        await passive.Client.SendTaskAsync("test.add", options: new() { Queue = name });

        Assert.That(error.Queue, Is.EqualTo(name));
        Assert.That(error.Message, Does.Contain("x-queue-type").And.Contain("Topology"));
        await Eventually.HoldsAsync(async () => await channel.MessageCountAsync(name) == 1);
        await channel.QueueDeleteAsync(name);
    }

    [Test]
    public async Task SendTaskAsync_QueueDeletedMeanwhile_IsDeclaredAgainByTheNextTask()
    {
        await using var broker = await new ConnectionFactory { Uri = new Uri(CeleryServers.BrokerUrl.TrimEnd('/')) }.CreateConnectionAsync();
        await using var channel = await broker.CreateChannelAsync();
        await using var host = new TestClient("rpc");
        var name = $"deleted-{Guid.NewGuid()}";
        var options = new SendTaskOptions { Queue = name };
        await host.Client.SendTaskAsync("test.add", options: options);
        await channel.QueueDeleteAsync(name);

        await Assert.ThrowsAsync<QueueMissingException>(() => host.Client.SendTaskAsync("test.add", options: options));
        await host.Client.SendTaskAsync("test.add", options: options);

        await Eventually.HoldsAsync(async () => await channel.MessageCountAsync(name) == 1);
        await channel.QueueDeleteAsync(name);
    }
}
