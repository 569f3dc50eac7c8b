using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Wire;
using Qlower.Loaders.Celery.Worker;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Loaders.Celery.Control;

/// <summary>Asks the other workers which tasks are revoked, as Celery's workers do when they start: they say <c>hello</c>.</summary>
internal sealed partial class Mingle(
    RevokedTasks revoked, LogicalClock clock, WorkerBroker broker, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<Mingle> logger)
{
    /// <summary>Takes over what the others say within the time that the options give them. What fails is logged; throws when the token ends it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MingleTimeout == TimeSpan.Zero)
        {
            return;
        }

        try
        {
            await AskAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            LogAlone(logger, error);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        var channel = await broker.Consuming.OpenChannelAsync(null, cancellationToken).ConfigureAwait(false);
        try
        {
            var (key, ticket) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            var queue = $"{key}.{RemoteControl.ReplyExchange}";
            await channel.QueueDeclareAsync(
                queue, durable: false, exclusive: false, autoDelete: true, RemoteControl.QueueArguments, cancellationToken: cancellationToken).ConfigureAwait(false);
            await channel.QueueBindAsync(queue, RemoteControl.ReplyExchange, key, cancellationToken: cancellationToken).ConfigureAwait(false);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += (_, reply) => Take(reply);
            await channel.BasicConsumeAsync(queue, autoAck: true, consumer, cancellationToken).ConfigureAwait(false);
            var hello = RemoteControl.Hello(options.Value.Name, revoked.ToWire(time), clock.Next(), ticket, key);
            await channel.BasicPublishAsync(hello.Exchange, hello.RoutingKey, mandatory: false, hello.Properties, hello.Body, cancellationToken).ConfigureAwait(false);

            // Nobody knows how many will answer.
            await Task.Delay(options.Value.MingleTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Prompt.Leave(channel);
        }
    }

    private Task Take(BasicDeliverEventArgs reply)
    {
        try
        {
            var answers = PythonJson.Parse(reply.Body.Span);
            foreach (var answer in answers.EnumerateObject().Where(node => node.Name != options.Value.Name && node.Value.ValueKind == JsonValueKind.Object))
            {
                revoked.Take(answer.Value, time.GetUtcNow());
                clock.Adjust(answer.Value.TryGetProperty("clock", out var theirs) && theirs.TryGetInt64(out var now) ? now : 0);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            LogAlone(logger, error);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 10263, EventName = "NotMingled", Level = LogLevel.Warning, Message = "What other workers know of revoked tasks could not be learnt.")]
    private static partial void LogAlone(ILogger logger, Exception error);
}
