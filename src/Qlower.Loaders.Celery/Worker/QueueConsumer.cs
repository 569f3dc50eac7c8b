using Microsoft.Extensions.Logging;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Monitoring;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>
/// Consumes one queue, on a channel of its own, until the worker stops; whatever ends the channel, it opens another. Deliveries of a channel
/// that is gone run to their end, and the broker delivers them again.
/// </summary>
internal sealed partial class QueueConsumer(
    CeleryQueue queue, WorkerBroker broker, DeliveryFlow flow, WorkerSlots slots, WorkerProgress progress, CeleryWorkerOptions options, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private const int MostTogether = 64;

    // Messages are decoded as they arrive, one after the other; those with larger bodies beside each other.
    private const int LargeBody = 64 * 1024;

    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IChannel? _channel;
    private Acknowledgements? _acknowledgements;

    // Deliveries that are not settled, and one until the worker stops.
    private int _open = 1;

    public string Queue => queue.Name;

    public int Prefetch => Math.Min(options.Concurrency * options.PrefetchMultiplier, ushort.MaxValue);

    /// <summary>Consumes until the worker stops. Does not throw; what was delivered goes on.</summary>
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

    /// <summary>Completes when everything that was delivered is settled; to be called once, when the worker stops.</summary>
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
            Prompt.Leave(channel);
        }

        _acknowledgements?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task ConsumeAsync(Action consuming)
    {
        var channel = await broker.Consuming.OpenChannelAsync(null, slots.Stopping).ConfigureAwait(false);
        if (Interlocked.Exchange(ref _channel, channel) is { } former)
        {
            Prompt.Leave(former);
        }

        try
        {
            await BrokerTopology.DeclareAsync(channel, queue, options.Broker.Topology, slots.Stopping).ConfigureAwait(false);
        }
        catch (OperationInterruptedException error) when (BrokerTopology.Explain(error, queue) is { } mismatch)
        {
            throw mismatch;
        }

        // For each consumer, not for the channel: quorum queues take nothing else.
        await channel.BasicQosAsync(0, (ushort)Prefetch, global: false, slots.Stopping).ConfigureAwait(false);
        var acknowledgements = new Acknowledgements(channel, Math.Clamp((Prefetch - options.Concurrency) / 2, 1, MostTogether), time);
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

            await flow.HandleAsync(delivery).ConfigureAwait(false);
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
            // The channel is gone, and its consumer with it.
        }
    }

    [LoggerMessage(EventId = 10231, EventName = "Consuming", Level = LogLevel.Information, Message = "Consuming {Queue}, {Prefetch} messages ahead at most.")]
    private static partial void LogConsuming(ILogger logger, string queue, int prefetch);

    [LoggerMessage(EventId = 10232, EventName = "ConsumerLost", Level = LogLevel.Warning, Message = "{Queue} is no longer consumed ({Reason}); it is tried again.")]
    private static partial void LogLost(ILogger logger, string queue, string reason);

    [LoggerMessage(EventId = 10233, EventName = "CannotConsume", Level = LogLevel.Error, Message = "{Queue} cannot be consumed; tried again in {Pause}.")]
    private static partial void LogCannotConsume(ILogger logger, string queue, TimeSpan pause, Exception error);
}
