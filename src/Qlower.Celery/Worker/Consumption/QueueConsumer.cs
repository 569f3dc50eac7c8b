using Microsoft.Extensions.Logging;
using Qlower.Celery.Broker;
using Qlower.Celery.Worker.Connections;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>
/// Consumes one queue, on a channel of its own, until the worker stops; when the channel closes, it opens another. Deliveries of a closed channel run to
/// their end, and the broker redelivers them.
/// </summary>
internal sealed partial class QueueConsumer(
    CeleryQueue queue, WorkerBroker broker, DeliveryHandler handler, WorkerSlots slots, QueueProgress progress, CeleryWorkerOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private const int MaxAcknowledgements = 64;

    // Messages are decoded as they arrive, one after the other; those with larger bodies beside each other.
    private const int LargeBody = 64 * 1024;

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IChannel? _channel;
    private Acknowledgements? _acknowledgements;

    // The number of open deliveries, plus one until the worker stops.
    private int _open = 1;

    public string Queue => queue.Name;

    public int Prefetch => Math.Min(options.Concurrency * options.PrefetchMultiplier, ushort.MaxValue);

    /// <summary>Consumes until the worker stops. Does not throw; deliveries continue afterwards.</summary>
    public async Task RunAsync()
    {
        for (var pause = FirstPause; !slots.Stopping.IsCancellationRequested;)
        {
            try
            {
                await ConsumeAsync(() => pause = FirstPause).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (slots.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogCannotConsume(logger, queue.Name, pause, error);
            }
            finally
            {
                progress.NotConsuming(queue.Name);
            }

            await Task.Delay(pause, time, slots.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    /// <summary>Completes when every delivery is settled; called once, when the worker stops.</summary>
    public async Task DrainAsync()
    {
        Close();
        await _drained.Task.ConfigureAwait(false);
        if (_acknowledgements is { } acknowledgements)
        {
            await acknowledgements.Flush().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_channel is { } channel)
        {
            ChannelLifetime.Close(channel);
        }

        _acknowledgements?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ConsumeAsync(Action consuming)
    {
        var channel = await broker.Consuming.OpenChannelAsync(null, slots.Stopping).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _channel, channel) is { } former)
        {
            ChannelLifetime.Close(former);
        }

        try
        {
            await BrokerTopology.DeclareAsync(channel, queue, options.Broker.Topology, slots.Stopping).ConfigureAwait(false);
        }
        catch (OperationInterruptedException error) when (BrokerTopology.Explain(error, queue) is { } mismatch)
        {
            throw mismatch;
        }

        // Per consumer, not per channel: quorum queues support nothing else.
        await channel.BasicQosAsync(0, (ushort)Prefetch, global: false, slots.Stopping).ConfigureAwait(false);
        var acknowledgements = new Acknowledgements(channel, Math.Clamp((Prefetch - options.Concurrency) / 2, 1, MaxAcknowledgements), time);
        Interlocked.Exchange(ref _acknowledgements, acknowledgements)?.Dispose();
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, args) =>
        {
            _ = HandleAsync(new Delivery(acknowledgements, queue, args));
            return Task.CompletedTask;
        };
        consumer.UnregisteredAsync += (_, _) => End("the broker ended the consumer");
        channel.ChannelShutdownAsync += (_, reason) => End(reason.ReplyText);
        var tag = await channel.BasicConsumeAsync(queue.Name, autoAck: false, consumer, slots.Stopping).ConfigureAwait(false);
        progress.Consuming(queue.Name);
        consuming();
        LogConsuming(logger, queue.Name, Prefetch);
        try
        {
            var reason = await ended.Task.WaitAsync(slots.Stopping).ConfigureAwait(false);
            LogLost(logger, queue.Name, reason);
        }
        catch (OperationCanceledException) when (slots.Stopping.IsCancellationRequested)
        {
            await CancelAsync(channel, tag).ConfigureAwait(false);
            throw;
        }

        Task End(string reason)
        {
            ended.TrySetResult(reason);
            return Task.CompletedTask;
        }
    }

    private async Task HandleAsync(Delivery delivery)
    {
        Interlocked.Increment(ref _open);
        try
        {
            if (delivery.Body.Length > LargeBody)
            {
                await Task.Yield();
            }

            await handler.HandleAsync(delivery).ConfigureAwait(false);
        }
        finally
        {
            Close();
        }
    }

    private void Close()
    {
        if (Interlocked.Decrement(ref _open) == 0)
        {
            _drained.TrySetResult();
        }
    }

    private async Task CancelAsync(IChannel channel, string tag)
    {
        try
        {
            await channel.BasicCancelAsync(tag, noWait: false, CancellationToken.None).WaitAsync(FirstPause * 10, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The channel is closed, and its consumer with it.
        }
    }

    [LoggerMessage(EventId = 10231, EventName = "Consuming", Level = LogLevel.Information, Message = "Consuming {Queue}, prefetch count {Prefetch}.")]
    private static partial void LogConsuming(ILogger logger, string queue, int prefetch);

    [LoggerMessage(EventId = 10232, EventName = "ConsumerLost", Level = LogLevel.Warning, Message = "The consumer of {Queue} ended ({Reason}); retrying.")]
    private static partial void LogLost(ILogger logger, string queue, string reason);

    [LoggerMessage(EventId = 10233, EventName = "CannotConsume", Level = LogLevel.Error, Message = "Consuming {Queue} failed; retrying in {Delay}.")]
    private static partial void LogCannotConsume(ILogger logger, string queue, TimeSpan delay, Exception error);
}
