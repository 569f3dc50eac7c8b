using Microsoft.Extensions.Options;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Connections;

namespace Qlower.Celery.Worker.Deliveries;

/// <summary>
/// Counts how often a message was redelivered because its worker or connection was lost. A quorum queue counts redeliveries itself. A classic queue
/// only flags them: there the worker publishes the message again with its own count in a header, which survives a worker that the message crashes.
/// Thread-safe.
/// </summary>
internal sealed class DeliveryCount(WorkerBroker broker, IOptions<CeleryWorkerOptions> options)
{
    private const string Quorum = "x-delivery-count";
    private const string Own = "x-qlower-deliveries";

    public static bool IsRepeated(Delivery delivery) => delivery.IsRedelivered || Of(delivery) > 0;

    public static long Of(Delivery delivery) => delivery.Number(Quorum) + delivery.Number(Own);

    public bool IsTooMany(Delivery delivery) => Of(delivery) > options.Value.MaxDeliveries;

    /// <summary>Publishes a redelivered message of a classic queue again with the next count.</summary>
    /// <returns>Whether it was published again, in which case this delivery is settled.</returns>
    public async Task<bool> RecountAsync(Delivery delivery, string id, CancellationToken cancellationToken)
    {
        if (!delivery.IsRedelivered || delivery.Queue.Quorum || delivery.Properties.Headers?.ContainsKey(Quorum) == true)
        {
            return false;
        }

        await SendAsync(delivery, id, Of(delivery) + 1, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Requeues a message that could not be handled. Failures that the message did not cause, such as an unavailable result backend, are not counted.
    /// </summary>
    public async Task RequeueAsync(Delivery delivery, bool isCounted, CancellationToken cancellationToken)
    {
        if (delivery.IsSettled || delivery.IsLost)
        {
            return;
        }

        try
        {
            await SendAsync(delivery, "(requeued)", Of(delivery) + (isCounted ? 1 : 0), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is CeleryException or OperationCanceledException)
        {
            await delivery.RequeueAsync().ConfigureAwait(false);
        }
    }

    private async Task SendAsync(Delivery delivery, string id, long count, CancellationToken cancellationToken)
    {
        var properties = delivery.CopyProperties();
        properties.Headers![Own] = count;
        await broker.Publisher.PublishAsync(
            new OutgoingMessage { Exchange = "", RoutingKey = delivery.Queue.Name, Properties = properties, Body = delivery.Body, Mandatory = true },
            queue: null,
            id,
            cancellationToken).ConfigureAwait(false);
        delivery.Ack();
    }
}
