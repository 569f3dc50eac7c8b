using Qlower.Loaders.Celery.Wire;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Loaders.Celery.Broker;

/// <summary>Publishes messages over a few channels, and comes back when the broker has confirmed them. Thread-safe.</summary>
/// <param name="broker">The connection.</param>
/// <param name="topology">The queues.</param>
/// <param name="channels">How many channels share the work.</param>
/// <param name="timeout">How long one message may take, whatever the caller's own token says.</param>
/// <param name="time">By which the timeout is measured.</param>
internal sealed class BrokerPublisher(BrokerConnection broker, BrokerTopology topology, int channels, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private readonly PublisherChannel[] _channels = [.. Enumerable.Range(0, channels).Select(_ => new PublisherChannel(broker))];
    private uint _next;

    /// <summary>Publishes a message for a queue, which is declared before.</summary>
    /// <param name="message">The message.</param>
    /// <param name="queue">Where it is meant to arrive; <see langword="null"/> where only its exchange is known, which is used as it is.</param>
    /// <param name="taskId">What it is about, for exceptions.</param>
    /// <param name="cancellationToken">Ends the call; whether the message has arrived is not known then.</param>
    /// <exception cref="QueueMissingException">It reached no queue.</exception>
    /// <exception cref="PublishException">It was refused, or not confirmed in time or before the connection was lost.</exception>
    /// <exception cref="TopologyException">The queue is not as described.</exception>
    /// <exception cref="BrokerUnavailableException">The broker does not let the host in.</exception>
    public async Task PublishAsync(OutgoingMessage message, CeleryQueue? queue, string taskId, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        IChannel channel = null!;
        await BrokerPreparation.RunAsync(
            broker, timeout, time, taskId, queue?.Name ?? message.Exchange,
            async token => channel = await OpenAsync(queue, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var connection = broker.Current;
        var left = timeout - time.GetElapsedTime(start);
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await channel.BasicPublishAsync(message.Exchange, message.RoutingKey, message.Mandatory, message.Properties, message.Body, either.Token)
                .AsTask().WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (PublishReturnException returned)
        {
            topology.Forget();
            var target = message.Exchange.Length == 0 ? message.RoutingKey : $"{message.Exchange}/{message.RoutingKey}";
            throw new QueueMissingException(
                taskId, target, $"The task {taskId} reached no queue: there is none behind '{target}' ({returned.ReplyCode} {returned.ReplyText}).", returned);
        }
        catch (RabbitMQ.Client.Exceptions.PublishException refused)
        {
            throw new PublishException(taskId, mayHaveArrived: false, $"The broker {broker.Address} refuses the task {taskId}.", refused);
        }
        catch (OperationCanceledException error) when (either.IsCancellationRequested)
        {
            // A broker that does not confirm may not answer at all: the next message is not to wait for it.
            if (limit.IsCancellationRequested)
            {
                broker.Abandon(connection);
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw Unconfirmed(taskId, $"within {timeout}", error);
        }
        catch (Exception error) when (error is not ArgumentException)
        {
            if (error is OperationInterruptedException interrupted && queue is not null && BrokerTopology.Explain(interrupted, queue) is { } mismatch)
            {
                throw mismatch;
            }

            throw Unconfirmed(taskId, $"before the connection was lost ({error.Message})", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }
    }

    private async Task<IChannel> OpenAsync(CeleryQueue? queue, CancellationToken cancellationToken)
    {
        var slot = _channels[Interlocked.Increment(ref _next) % (uint)_channels.Length];
        if (queue is not null)
        {
            await topology.EnsureAsync(queue, cancellationToken).ConfigureAwait(false);
        }

        return await slot.OpenAsync(cancellationToken).ConfigureAwait(false);
    }

    private PublishException Unconfirmed(string taskId, string when, Exception error) => new(
        taskId,
        mayHaveArrived: true,
        $"The broker {broker.Address} did not confirm the task {taskId} {when}: it may or may not have arrived, and may be sent again with the same id.",
        error);
}
