using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Worker.Connections;
using RabbitMQ.Client;

namespace Qlower.Celery.Control;

/// <summary>Publishes the worker's events and heartbeats; events of tasks in batches, as Celery's workers do.</summary>
internal sealed partial class EventPublisher(
    WorkerEvents events, WorkerBroker broker, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<EventPublisher> logger)
{
    private const string Exchange = "celeryev";
    private const int LargestBatch = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs until the token is cancelled, then publishes the remaining events, if the broker is available. Does not throw.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await SendAsync(end).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogLost(logger, error);
                await Task.Delay(Pause, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task SendAsync(CancellationToken end)
    {
        var channel = await broker.Publishing.OpenChannelAsync(null, end).ConfigureAwait(false);
        try
        {
            await channel.ExchangeDeclareAsync(Exchange, ExchangeType.Topic, durable: true, autoDelete: false, cancellationToken: end).ConfigureAwait(false);
            events.Online();
            var beat = time.GetTimestamp();
            while (!end.IsCancellationRequested)
            {
                await FlushAsync(channel).ConfigureAwait(false);
                await Task.Delay(Pace, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (time.GetElapsedTime(beat) >= options.Value.HeartbeatInterval)
                {
                    beat = time.GetTimestamp();
                    events.Heartbeat();
                }
            }

            events.Offline();
            await FlushAsync(channel).ConfigureAwait(false);
        }
        finally
        {
            ChannelLifetime.Close(channel);
        }
    }

    private async Task FlushAsync(IChannel channel)
    {
        var batch = new List<Dictionary<string, object?>>();
        while (events.Reader.TryRead(out var next))
        {
            if (next.IsOfTask)
            {
                batch.Add(next.Content);
            }

            if (batch.Count > 0 && (!next.IsOfTask || batch.Count == LargestBatch))
            {
                await PublishAsync(channel, "task.multi", batch).ConfigureAwait(false);
                batch.Clear();
            }

            if (!next.IsOfTask)
            {
                await PublishAsync(channel, next.Type.Replace('-', '.'), next.Content).ConfigureAwait(false);
            }
        }

        if (batch.Count > 0)
        {
            await PublishAsync(channel, "task.multi", batch).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(IChannel channel, string key, object content)
    {
        var properties = new BasicProperties
        {
            ContentType = Envelope.ContentType,
            ContentEncoding = Envelope.ContentEncoding,
            DeliveryMode = DeliveryModes.Transient,
            Priority = 0,
            Headers = new Dictionary<string, object?> { ["hostname"] = options.Value.Name },
        };
        await channel.BasicPublishAsync(Exchange, key, mandatory: false, properties, CeleryJson.ToBytes(content, CeleryJson.Default))
            .AsTask().WaitAsync(Pause * 5, time).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10251, EventName = "EventsLost", Level = LogLevel.Debug, Message = "Publishing events failed; retrying.")]
    private static partial void LogLost(ILogger logger, Exception error);
}
