using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Broker;

/// <summary>Declares or checks queues before they are used, each once for a connection. Thread-safe.</summary>
internal sealed class BrokerTopology(BrokerConnection broker, CeleryTopology mode) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile Known? _known;

    /// <summary>Declares or checks a queue, unless that was done over this connection.</summary>
    /// <exception cref="TopologyException">The queue is not as described.</exception>
    public async Task EnsureAsync(CeleryQueue queue, CancellationToken cancellationToken)
    {
        if (mode == CeleryTopology.None || IsKnown(await broker.OpenAsync(cancellationToken).ConfigureAwait(false), queue))
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var connection = await broker.OpenAsync(cancellationToken).ConfigureAwait(false);
            if (!IsKnown(connection, queue))
            {
                await DeclareAsync(connection, queue, cancellationToken).ConfigureAwait(false);
                _known = _known?.Connection == connection ? _known.With(queue.Name) : new Known(connection, [queue.Name]);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Declares an exchange that is not durable, such as those of remote control.</summary>
    public async Task EnsureExchangeAsync(string name, string type, CancellationToken cancellationToken)
    {
        var channel = await broker.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            await channel.ExchangeDeclareAsync(name, type, durable: false, autoDelete: false, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ChannelLifetime.Close(channel);
        }
    }

    /// <summary>Forgets the declared queues, so that they are declared again: one of them is missing.</summary>
    public void Forget() => _known = null;

    /// <summary>Declares or checks a queue on the caller's channel, as Celery does; a mismatch closes the channel.</summary>
    public static async Task DeclareAsync(IChannel channel, CeleryQueue queue, CeleryTopology mode, CancellationToken cancellationToken)
    {
        switch (mode)
        {
            case CeleryTopology.Declare:
                await channel.ExchangeDeclareAsync(
                    queue.ExchangeName, queue.ExchangeType, queue.Durable, autoDelete: false, cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueDeclareAsync(
                    queue.Name, queue.Durable, exclusive: false, autoDelete: false, queue.AllArguments(), cancellationToken: cancellationToken).ConfigureAwait(false);
                await channel.QueueBindAsync(queue.Name, queue.ExchangeName, queue.Key, cancellationToken: cancellationToken).ConfigureAwait(false);
                break;
            case CeleryTopology.Passive:
                await channel.QueueDeclarePassiveAsync(queue.Name, cancellationToken).ConfigureAwait(false);
                if (queue.Address.Exchange.Length > 0)
                {
                    await channel.ExchangeDeclarePassiveAsync(queue.ExchangeName, cancellationToken).ConfigureAwait(false);
                }

                break;
            case CeleryTopology.None:
            default:
                break;
        }
    }

    /// <summary>Returns the exception for a broker's reply to a declaration; <see langword="null"/> when the error has another cause.</summary>
    public static TopologyException? Explain(OperationInterruptedException error, CeleryQueue queue) => error.ShutdownReason?.ReplyCode switch
    {
        406 => new TopologyException(
            queue.Name,
            $"The queue '{queue.Name}' or its exchange exists, but was declared with other arguments: {error.ShutdownReason.ReplyText}. "
                + "Describe it as it is among Broker.Queues, or set Broker.Topology to Passive or None.",
            error),
        404 => new TopologyException(queue.Name, $"The queue '{queue.Name}' or its exchange does not exist: {error.ShutdownReason.ReplyText}.", error),
        403 or 405 or 503 => new TopologyException(queue.Name, $"The queue '{queue.Name}' cannot be used: {error.ShutdownReason.ReplyText}.", error),
        _ => null,
    };

    public void Dispose() => _turn.Dispose();

    private async Task DeclareAsync(IConnection connection, CeleryQueue queue, CancellationToken cancellationToken)
    {
        // A channel of its own: the broker closes it on a mismatch.
        var channel = await ChannelLifetime.OpenAsync(connection.CreateChannelAsync(cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            await DeclareAsync(channel, queue, mode, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationInterruptedException error) when (Explain(error, queue) is { } mismatch)
        {
            throw mismatch;
        }
        finally
        {
            ChannelLifetime.Close(channel);
        }
    }

    private bool IsKnown(IConnection connection, CeleryQueue queue) =>
        _known is { } known && known.Connection == connection && known.Queues.Contains(queue.Name);

    private sealed class Known(IConnection connection, HashSet<string> queues)
    {
        public IConnection Connection => connection;

        public HashSet<string> Queues => queues;

        public Known With(string queue) => new(connection, [.. queues, queue]);
    }
}
