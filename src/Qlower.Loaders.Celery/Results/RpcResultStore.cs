using Qlower.Loaders.Celery.Broker;
using Qlower.Loaders.Celery.Wire;
using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Results;

/// <summary>Sends states and results to the queue of who asked (<c>rpc://</c>); when that queue is gone, they are dropped.</summary>
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
