using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Wire;
using Qlower.Loaders.Celery.Worker;
using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Control;

/// <summary>Sends the worker's events, and its heartbeat; those of tasks in batches, as Celery's workers do.</summary>
internal sealed partial class EventPublisher(
    WorkerEvents events, WorkerBroker broker, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<EventPublisher> logger)
{
    private const string Exchange = "celeryev";
    private const int LargestBatch = 100;
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs until the token ends it; then what is left is sent, if the broker takes it at once. Does not throw.</summary>
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

            await FlushAsync(channel).ConfigureAwait(false);
        }
        finally
        {
            Prompt.Leave(channel);
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
        await channel.BasicPublishAsync(Exchange, key, mandatory: false, properties, JsonSerializer.SerializeToUtf8Bytes(content, CeleryJson.Default))
            .AsTask().WaitAsync(Pause * 5, time).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10251, EventName = "EventsLost", Level = LogLevel.Debug, Message = "Events cannot be sent now.")]
    private static partial void LogLost(ILogger logger, Exception error);
}
