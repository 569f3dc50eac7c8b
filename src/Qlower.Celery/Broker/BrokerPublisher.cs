using Qlower.Celery.Wire;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Broker;

/// <summary>Publishes messages over a few channels; each call completes after the broker has confirmed the message. Thread-safe.</summary>
/// <param name="broker">The connection.</param>
/// <param name="topology">The queues.</param>
/// <param name="channels">How many channels share the work.</param>
/// <param name="timeout">How long one message may take, independently of the caller's token.</param>
/// <param name="time">Measures the timeout.</param>
internal sealed class BrokerPublisher(BrokerConnection broker, BrokerTopology topology, int channels, TimeSpan timeout, TimeProvider time) : IDisposable
{
    private readonly PublisherChannel[] _channels = [.. Enumerable.Range(0, channels).Select(_ => new PublisherChannel(broker))];
    private uint _next;

    /// <summary>Declares a queue, then publishes a message for it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="queue">The queue; <see langword="null"/> when only the exchange is known, which is not declared.</param>
    /// <param name="taskId">The id of the task, for exceptions.</param>
    /// <param name="cancellationToken">Cancels the call; the message may have arrived.</param>
    /// <exception cref="QueueMissingException">The message reached no queue.</exception>
    /// <exception cref="PublishException">The message was refused, or not confirmed in time or before the connection was lost.</exception>
    /// <exception cref="TopologyException">The queue is not as described.</exception>
    /// <exception cref="BrokerUnavailableException">The broker refuses the user, the password or the virtual host, or its certificate is not trusted.</exception>
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
                taskId, target, $"The task {taskId} reached no queue: '{target}' leads to none ({returned.ReplyCode} {returned.ReplyText}).", returned);
        }
        catch (RabbitMQ.Client.Exceptions.PublishException refused)
        {
            throw new PublishException(taskId, mayHaveArrived: false, $"The broker {broker.Address} refused the task {taskId}.", refused);
        }
        catch (OperationCanceledException error) when (either.IsCancellationRequested)
        {
            // A broker that does not confirm may not answer at all: the next message uses another connection.
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
        $"The broker {broker.Address} did not confirm the task {taskId} {when}: it may have arrived, and may be sent again with the same id.",
        error);
}
