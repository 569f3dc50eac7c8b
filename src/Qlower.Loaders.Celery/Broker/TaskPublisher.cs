using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Broker;

/// <summary>Finds the way of a task and publishes it. Thread-safe.</summary>
internal sealed class TaskPublisher(BrokerPublisher publisher, QueueRoutes routes, TaskEncoder encoder)
{
    /// <summary>Publishes a task; what it throws is what <see cref="BrokerPublisher.PublishAsync"/> throws.</summary>
    public async Task PublishAsync(OutgoingTask task, CancellationToken cancellationToken)
    {
        using var activity = TracePropagation.Start(task.Task, task.Id);
        TracePropagation.Inject(task.Headers);
        var (queue, exchange, key) = Find(task);
        await publisher.PublishAsync(encoder.Encode(task, exchange, key), queue, task.Id, cancellationToken).ConfigureAwait(false);
    }

    private (CeleryQueue? Queue, string Exchange, string RoutingKey) Find(OutgoingTask task)
    {
        if (task is { Queue: null, Exchange: { } exchange })
        {
            return (null, exchange, task.RoutingKey ?? "");
        }

        var queue = task.Queue is { } name ? routes.Named(name) : routes.ForTask(task.Task);
        return (queue, task.Exchange ?? queue.Address.Exchange, task.RoutingKey ?? queue.Address.RoutingKey);
    }
}
