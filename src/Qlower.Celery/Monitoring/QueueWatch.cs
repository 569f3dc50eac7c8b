using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Worker.Connections;

namespace Qlower.Celery.Monitoring;

/// <summary>Measures at intervals how many messages wait in the worker's queues and in its dead-letter queue.</summary>
internal sealed partial class QueueWatch(
    WorkerBroker broker, WorkerMetrics metrics, QueueWatchSettings settings, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<QueueWatch> logger)
{
    /// <summary>Runs until the token is cancelled. Does not throw.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        var worker = options.Value;
        string[] queues = [.. worker.FindQueues(), worker.DeadLetterQueue];
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var queue in queues)
            {
                try
                {
                    await MeasureAsync(queue, stoppingToken).ConfigureAwait(false);
                }
                catch (Exception error) when (error is not OutOfMemoryException)
                {
                    // It may not exist yet, such as the dead-letter queue before the first dead letter.
                    LogFailed(logger, queue, error);
                }
            }

            await Task.Delay(settings.Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task MeasureAsync(string queue, CancellationToken cancellationToken)
    {
        // A channel of its own: the broker closes it when the queue does not exist.
        var channel = await broker.Publishing.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            var seen = await channel.QueueDeclarePassiveAsync(queue, cancellationToken).ConfigureAwait(false);
            metrics.Seen(queue, seen.MessageCount, seen.ConsumerCount);
        }
        finally
        {
            ChannelLifetime.Close(channel);
        }
    }

    [LoggerMessage(EventId = 10271, EventName = "QueueNotMeasured", Level = LogLevel.Debug, Message = "Measuring the queue {Queue} failed.")]
    private static partial void LogFailed(ILogger logger, string queue, Exception error);
}
