using Qlower.Celery.Telemetry;
using Qlower.Celery.Wire;

namespace Qlower.Celery.Broker;

/// <summary>Routes a task and publishes it. Thread-safe.</summary>
internal sealed class TaskPublisher(BrokerPublisher publisher, QueueRoutes routes, TaskEncoder encoder)
{
    /// <summary>Publishes a task; throws as <see cref="BrokerPublisher.PublishAsync"/> does.</summary>
    public async Task PublishAsync(OutgoingTask task, CancellationToken cancellationToken)
    {
        using var activity = TracePropagation.Start(task.Task, task.Id);
        TracePropagation.Inject(task.Headers);
        var (queue, exchange, key) = Find(task);
        try
        {
            await publisher.PublishAsync(encoder.Encode(task, exchange, key), queue, task.Id, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            TracePropagation.Fail(activity, error);
            throw;
        }
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
