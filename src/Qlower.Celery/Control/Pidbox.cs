using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Values;
using Qlower.Celery.Worker.Connections;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Celery.Control;

/// <summary>The worker's mailbox: receives broadcast requests of remote control, and replies to them.</summary>
internal sealed partial class Pidbox(
    ControlCommands commands, Mingle mingle, LogicalClock clock, WorkerBroker broker, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<Pidbox> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _introduced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the worker listens and has the revoked tasks of the others, or when it cannot get them.</summary>
    public Task Introduced => _introduced.Task;

    /// <summary>Listens until the token is cancelled. Does not throw.</summary>
    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(end).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !end.IsCancellationRequested)
            {
                LogNotListening(logger, error);
                if (!BrokerConnection.IsLoss(error))
                {
                    _introduced.TrySetResult();
                }
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
                return;
            }

            await Task.Delay(Pause, time, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(CancellationToken end)
    {
        var channel = await broker.Consuming.OpenChannelAsync(null, end).ConfigureAwait(false);
        try
        {
            var queue = $"{options.Value.Name}.{RemoteControl.Exchange}";
            await channel.ExchangeDeclareAsync(RemoteControl.Exchange, ExchangeType.Fanout, durable: false, autoDelete: false, cancellationToken: end).ConfigureAwait(false);
            await channel.ExchangeDeclareAsync(RemoteControl.ReplyExchange, ExchangeType.Direct, durable: false, autoDelete: false, cancellationToken: end).ConfigureAwait(false);
            await channel.QueueDeclareAsync(queue, durable: false, exclusive: false, autoDelete: true, RemoteControl.QueueArguments, cancellationToken: end).ConfigureAwait(false);
            await channel.QueueBindAsync(queue, RemoteControl.Exchange, "", cancellationToken: end).ConfigureAwait(false);
            var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            channel.ChannelShutdownAsync += (_, _) => End();
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.UnregisteredAsync += (_, _) => End();
            consumer.ReceivedAsync += (_, args) => AnswerAsync(channel, args);
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer, end).ConfigureAwait(false);

            // After listening has begun, so that no revocation is missed in between.
            await mingle.RunAsync(end).ConfigureAwait(false);
            _introduced.TrySetResult();
            await ended.Task.WaitAsync(end).ConfigureAwait(false);

            Task End()
            {
                ended.TrySetResult();
                return Task.CompletedTask;
            }
        }
        finally
        {
            ChannelLifetime.Close(channel);
        }
    }

    private async Task AnswerAsync(IChannel channel, BasicDeliverEventArgs args)
    {
        try
        {
            if (args.BasicProperties.Headers is { } headers && headers.TryGetValue("clock", out var other) && HeaderValue.Integer(other) is { } theirs)
            {
                clock.Adjust(theirs);
            }

            if (ControlRequest.Read(args.Body.Span) is not { } request || !request.IsFor(options.Value.Name))
            {
                return;
            }

            // Commands only access memory, and complete quickly.
            var answer = commands.Run(request);
            if (request.ReplyTo is { } to)
            {
                await ReplyAsync(channel, to, request.Ticket, answer).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogNotAnswered(logger, error);
        }
    }

    private async Task ReplyAsync(IChannel channel, (string Exchange, string RoutingKey) to, string? ticket, object? answer)
    {
        var properties = new BasicProperties
        {
            ContentType = Envelope.ContentType,
            ContentEncoding = Envelope.ContentEncoding,
            DeliveryMode = DeliveryModes.Transient,
            Headers = new Dictionary<string, object?> { ["ticket"] = ticket, ["clock"] = clock.Next() },
        };
        var body = CeleryJson.ToBytes(new Dictionary<string, object?> { [options.Value.Name] = answer }, CeleryJson.Default);
        await channel.BasicPublishAsync(to.Exchange, to.RoutingKey, mandatory: false, properties, body).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10261, EventName = "RemoteControlLost", Level = LogLevel.Warning, Message = "Listening to remote control failed; retrying.")]
    private static partial void LogNotListening(ILogger logger, Exception error);

    [LoggerMessage(EventId = 10262, EventName = "RemoteControlFailed", Level = LogLevel.Warning, Message = "Handling a message of remote control failed.")]
    private static partial void LogNotAnswered(ILogger logger, Exception error);
}
