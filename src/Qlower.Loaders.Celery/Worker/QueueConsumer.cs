using System.Collections.Concurrent;
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

    private readonly ConcurrentDictionary<Delivery, Task> _open = new();
    private IChannel? _channel;

    public string Queue => queue.Name;

    public int Prefetch => Math.Min(options.Concurrency * options.PrefetchMultiplier, ushort.MaxValue);

    /// <summary>Consumes until the worker stops. Does not throw; what was delivered goes on.</summary>
    public async Task RunAsync()
    {
        progress.NotConsuming(queue.Name);
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

    /// <summary>Completes when everything that was delivered is settled.</summary>
    public async Task DrainAsync()
    {
        while (_open.Values.ToArray() is { Length: > 0 } open)
        {
            await Task.WhenAll(open).ConfigureAwait(false);
            await Task.Yield();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_channel is { } channel)
        {
            Prompt.Leave(channel);
        }

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
        var ended = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, args) => Accept(new Delivery(channel, queue, args));
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

    private Task Accept(Delivery delivery)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[delivery] = HandleAsync(delivery, begin.Task);
        begin.SetResult();
        return Task.CompletedTask;
    }

    private async Task HandleAsync(Delivery delivery, Task begin)
    {
        await begin.ConfigureAwait(false);
        try
        {
            await flow.HandleAsync(delivery).ConfigureAwait(false);
        }
        finally
        {
            _open.TryRemove(delivery, out _);
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
