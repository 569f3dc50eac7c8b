using System.Globalization;
using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Connections;

namespace Qlower.Celery.Worker.Deliveries;

/// <summary>
/// Stores tasks at the broker until their ETA: in queues whose messages all have the same time to live, a power of two in seconds, and are dead-lettered to
/// their original queue afterwards. Python's workers retain such messages and raise their prefetch count, which a consumer of a quorum queue cannot do; here
/// waiting tasks occupy no slots, and survive every worker. Thread-safe.
/// </summary>
internal sealed class DelayQueues(WorkerBroker broker, TimeProvider time)
{
    private const string Header = "x-qlower-delayed";

    /// <summary>Shorter delays are awaited by the worker.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private const int LongestLevel = 20;

    /// <summary>Whether a message comes from such a queue, so that its receipt was published before.</summary>
    public static bool HasWaited(Delivery delivery) => delivery.Number(Header) > 0;

    /// <summary>Publishes the message of a task to the queue with the longest delay that is not too long; the rest is delayed in the next round.</summary>
    /// <exception cref="PublishException">The message was not sent; the caller requeues the delivery.</exception>
    public async Task PostponeAsync(Delivery delivery, TaskMessage message, TimeSpan left, CancellationToken cancellationToken)
    {
        var level = Math.Clamp((int)Math.Log2(left.TotalSeconds), 0, LongestLevel);
        var seconds = 1 << level;
        var queue = $"{delivery.Queue.Name}.delay.{seconds}s";
        await DeclareAsync(queue, delivery.Queue, seconds, cancellationToken).ConfigureAwait(false);
        var properties = delivery.CopyProperties();
        properties.Headers![Header] = 1;
        if (message.Header.Expires is { } expires)
        {
            // The broker removes a message's time to live when it dead-letters it.
            var life = Math.Clamp((expires - time.GetUtcNow()).TotalMilliseconds, 0, uint.MaxValue);
            properties.Expiration = ((long)life).ToString(CultureInfo.InvariantCulture);
        }

        await broker.Publisher.PublishAsync(
            new OutgoingMessage { Exchange = "", RoutingKey = queue, Properties = properties, Body = delivery.Body, Mandatory = true },
            queue: null,
            message.Header.Id,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Declares the queue before every message, since an unused queue expires, later than its messages.</summary>
    private async Task DeclareAsync(string name, CeleryQueue target, int seconds, CancellationToken cancellationToken)
    {
        var arguments = new Dictionary<string, object?>
        {
            ["x-message-ttl"] = seconds * 1_000L,
            ["x-expires"] = Math.Min((seconds * 2_000L) + 60_000L, int.MaxValue),
            ["x-dead-letter-exchange"] = "",
            ["x-dead-letter-routing-key"] = target.Name,
        };
        var channel = await broker.Publishing.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            ChannelLifetime.Close(channel);
        }
    }
}
