using System.Text;
using Qlower.Celery.TestServers;
using Qlower.Celery.Worker.Deliveries;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Deliveries that end in any order: the broker is to forget those that were acknowledged, and no others.</summary>
[TestFixture]
internal sealed class AcknowledgementTests
{
    private const int Messages = 300;

    [TestCase(1)]
    [TestCase(7)]
    [TestCase(64)]
    public async Task Ack_InAnyOrderBesideThoseReleasedAndLeftOpen_SettlesExactlyThose(int together)
    {
        var queue = $"acks-{Guid.NewGuid():N}";
        await using var connection = await new ConnectionFactory { Uri = new Uri(CeleryServers.BrokerUrl.TrimEnd('/')) }.CreateConnectionAsync();
        await using var sending = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await sending.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false);
        for (var number = 0; number < Messages; number++)
        {
            await sending.BasicPublishAsync("", queue, mandatory: true, Encoding.UTF8.GetBytes($"{number}"));
        }

        // Two of three are done; of the others, half are requeued and half are open when the channel closes.
        var kept = new HashSet<int>();
        var channel = await connection.CreateChannelAsync();
        using (var acknowledgements = new Acknowledgements(channel, together, TimeProvider.System))
        {
            var tags = await ReceiveAsync(channel, acknowledgements, queue);
            var order = Enumerable.Range(0, Messages).ToArray();
            Random.Shared.Shuffle(order);
            await Parallel.ForEachAsync(order, async (index, _) =>
            {
                if (index % 3 != 0)
                {
                    acknowledgements.Ack(tags[index]);
                    return;
                }

                lock (kept)
                {
                    kept.Add(index);
                }

                if (index % 2 == 0)
                {
                    await acknowledgements.RequeueAsync(tags[index]);
                }
            });
            await acknowledgements.Flush();
            Assert.That(channel.IsOpen);
            await channel.DisposeAsync();
        }

        await using var broker = await RawBroker.OpenAsync();
        var left = await broker.TakeAsync(queue, kept.Count);
        Assert.That(left.Select(message => int.Parse(Encoding.UTF8.GetString(message.Body.Span), System.Globalization.CultureInfo.InvariantCulture)), Is.EquivalentTo(kept));
        await broker.DeleteAsync(queue);
    }

    [Test]
    public async Task Ack_OfOneBesideALongTask_IsTakenWithoutFurtherOnes()
    {
        await using var broker = await RawBroker.OpenAsync();
        await using var worker = await TestWorker.StartAsync(configure: options => options.ShutdownTimeout = TimeSpan.Zero);
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        var running = await host.Client.SendTaskAsync("net.sleep", [120]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {running.Id}"));
        foreach (var number in Enumerable.Range(0, 5))
        {
            await (await host.Client.SendTaskAsync("net.add", [number])).GetAsync<int>(TimeSpan.FromSeconds(60));
        }

        await worker.StopAsync();

        await Eventually.HoldsAsync(async () => await broker.CountAsync(worker.Queue) == 1);
    }

    private static async Task<ulong[]> ReceiveAsync(IChannel channel, Acknowledgements acknowledgements, string queue)
    {
        var tags = new List<ulong>();
        var all = new TaskCompletionSource();
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) =>
        {
            // Requeued deliveries arrive again after the others, and stay open.
            acknowledgements.Begin(delivery.DeliveryTag);
            tags.Add(delivery.DeliveryTag);
            if (tags.Count == Messages)
            {
                all.SetResult();
            }

            return Task.CompletedTask;
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
        await all.Task.WaitAsync(TimeSpan.FromSeconds(90));
        return [.. tags[..Messages]];
    }
}
