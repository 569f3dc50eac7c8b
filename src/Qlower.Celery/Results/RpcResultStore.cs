using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using RabbitMQ.Client;

namespace Qlower.Celery.Results;

/// <summary>Sends states and results to the client's queue (<c>rpc://</c>); when that queue is missing, they are dropped. Thread-safe.</summary>
internal sealed class RpcResultStore(BrokerPublisher publisher) : IResultStore
{
    public string Name => "rpc";

    public Task StoreAsync(TaskResult result, string? replyTo, CancellationToken cancellationToken = default)
    {
        if (string.IsNullOrEmpty(replyTo))
        {
            return Task.CompletedTask;
        }

        var message = new OutgoingMessage
        {
            Exchange = "",
            RoutingKey = replyTo,
            Properties = new BasicProperties
            {
                ContentType = Envelope.ContentType,
                ContentEncoding = Envelope.ContentEncoding,
                DeliveryMode = DeliveryModes.Transient,
                Priority = 0,
                CorrelationId = result.TaskId,
                Headers = new Dictionary<string, object?>(),
            },
            Body = result.ToReply(),
        };
        return publisher.PublishAsync(message, queue: null, result.TaskId, cancellationToken);
    }
}
