using System.Globalization;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>
/// Keeps tasks at the broker until their ETA: in queues whose messages all live equally long, a power of two in seconds, and go back to where
/// they came from then. Python's workers hold such messages and have the broker send that many more, which a consumer of a quorum queue cannot
/// ask for; here a thousand waiting tasks hold none of the places of those that may run, and survive every worker. Thread-safe.
/// </summary>
internal sealed class DelayQueues(WorkerBroker broker, TimeProvider time)
{
    private const string Header = "x-qlower-delayed";

    /// <summary>What is due sooner is held by the worker itself.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);

    private const int LongestLevel = 20;

    /// <summary>Whether a message comes from such a queue, and is known to the worker's events already.</summary>
    public static bool HasWaited(Delivery delivery) => delivery.Number(Header) > 0;

    /// <summary>Publishes the message of a task to wait for at most as long as it has to; what is left is waited for in the next round.</summary>
    /// <exception cref="PublishException">It was not sent; the delivery is to be given back.</exception>
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
            // The broker takes a message's time to live away when it moves it.
            var life = Math.Clamp((expires - time.GetUtcNow()).TotalMilliseconds, 0, uint.MaxValue);
            properties.Expiration = ((long)life).ToString(CultureInfo.InvariantCulture);
        }

        await broker.Publisher.PublishAsync(
            new OutgoingMessage { Exchange = "", RoutingKey = queue, Properties = properties, Body = delivery.Body, Mandatory = true },
            queue: null,
            message.Header.Id,
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Made anew before every message, since a queue that nobody asks for goes away by itself, later than what is in it.</summary>
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
            Prompt.Leave(channel);
        }
    }
}
