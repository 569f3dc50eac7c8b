using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Worker.Connections;
using Qlower.Celery.Worker.Tasks;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Qlower.Celery.Control;

/// <summary>Requests the revoked tasks from the other workers, as Celery's workers do when they start (<c>hello</c>).</summary>
internal sealed partial class Mingle(
    RevokedTasks revoked, LogicalClock clock, WorkerBroker broker, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<Mingle> logger)
{
    /// <summary>Adopts the replies that arrive within the timeout of the options. Failures are logged; throws when the token is cancelled.</summary>
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
            LogFailed(logger, error);
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

            // The number of replies is unknown.
            await Task.Delay(options.Value.MingleTimeout, time, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ChannelLifetime.Close(channel);
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
            LogFailed(logger, error);
        }

        return Task.CompletedTask;
    }

    [LoggerMessage(EventId = 10263, EventName = "NotMingled", Level = LogLevel.Warning, Message = "Reading the revoked tasks of other workers failed.")]
    private static partial void LogFailed(ILogger logger, Exception error);
}
