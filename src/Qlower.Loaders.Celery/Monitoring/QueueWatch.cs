using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Worker;

namespace Qlower.Loaders.Celery.Monitoring;

/// <summary>Looks now and then how many messages wait in the worker's queues and among its dead letters.</summary>
internal sealed partial class QueueWatch(
    WorkerBroker broker, WorkerMetrics metrics, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<QueueWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        var worker = options.Value;
        string[] queues = [.. worker.Queues.Count == 0 ? [worker.Broker.DefaultQueue] : worker.Queues, worker.DeadLetterQueue];
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var queue in queues)
            {
                try
                {
                    await LookAsync(queue, stoppingToken).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not OutOfMemoryException)
                {
                    // It may not have been made yet, such as the queue of dead letters before the first of them.
                    LogNotSeen(logger, queue, error);
                }
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task LookAsync(string queue, CancellationToken cancellationToken)
    {
        // A channel for this alone: the broker closes it when there is no such queue.
        var channel = await broker.Publishing.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            var seen = await channel.QueueDeclarePassiveAsync(queue, cancellationToken).ConfigureAwait(false);
            metrics.Seen(queue, seen.MessageCount, seen.ConsumerCount);
        }
        finally
        {
            Prompt.Leave(channel);
        }
    }

    [LoggerMessage(EventId = 10271, EventName = "QueueNotSeen", Level = LogLevel.Debug, Message = "The queue {Queue} cannot be looked at now.")]
    private static partial void LogNotSeen(ILogger logger, string queue, Exception error);
}
