using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Wire;
using Qlower.Loaders.Celery.Worker;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Loaders.Celery.Control;

/// <summary>The worker's mailbox: listens to what is broadcast to every worker, and answers who asks for it.</summary>
internal sealed partial class Pidbox(
    ControlCommands commands, Mingle mingle, LogicalClock clock, WorkerBroker broker, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<Pidbox> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource _introduced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the worker listens and knows what the others know, or when that cannot be had.</summary>
    public Task Introduced => _introduced.Task;

    /// <summary>Listens until the token ends it. Does not throw.</summary>
    public async Task RunAsync(IReadOnlyList<QueueConsumer> consumers, CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(consumers, end).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !end.IsCancellationRequested)
            {
                LogDeaf(logger, error);
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

    private async Task ListenAsync(IReadOnlyList<QueueConsumer> consumers, CancellationToken end)
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
            consumer.ReceivedAsync += (_, args) => AnswerAsync(channel, consumers, args);
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer, end).ConfigureAwait(false);

            // Behind the first word that is listened to: what is revoked from now on is heard.
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
            Prompt.Leave(channel);
        }
    }

    private async Task AnswerAsync(IChannel channel, IReadOnlyList<QueueConsumer> consumers, BasicDeliverEventArgs args)
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

            // Revocation and the like have to be quick, and are: everything is in memory.
            var answer = commands.Run(request, consumers);
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
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?> { [options.Value.Name] = answer }, CeleryJson.Default);
        await channel.BasicPublishAsync(to.Exchange, to.RoutingKey, mandatory: false, properties, body).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10261, EventName = "RemoteControlDeaf", Level = LogLevel.Warning, Message = "Remote control cannot be listened to now; it is tried again.")]
    private static partial void LogDeaf(ILogger logger, Exception error);

    [LoggerMessage(EventId = 10262, EventName = "RemoteControlFailed", Level = LogLevel.Warning, Message = "A message of remote control could not be dealt with.")]
    private static partial void LogNotAnswered(ILogger logger, Exception error);
}
