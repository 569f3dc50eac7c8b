using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>
/// Counts how often a message came back because its worker or connection was lost. A quorum queue counts by itself. A classic queue only says
/// that it was not the first time: there the worker sends the message anew with its own count in a header, which outlives any worker that the
/// message might kill. Thread-safe.
/// </summary>
internal sealed class DeliveryCount(WorkerBroker broker, IOptions<CeleryWorkerOptions> options)
{
    private const string Quorum = "x-delivery-count";
    private const string Own = "x-qlower-deliveries";

    public static bool IsRepeated(Delivery delivery) => delivery.IsRedelivered || Of(delivery) > 0;

    public static long Of(Delivery delivery) => delivery.Number(Quorum) + delivery.Number(Own);

    public bool IsTooMany(Delivery delivery) => Of(delivery) > options.Value.MaxDeliveries;

    /// <summary>Sends a message of a classic queue anew with the next count, where that is needed.</summary>
    /// <returns>Whether it was, so that this delivery is settled.</returns>
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
    /// Gives a message back that could not be dealt with for no fault of its own, such as a result backend that is away: sent anew, it is not
    /// counted.
    /// </summary>
    public async Task GiveBackAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        if (delivery.IsSettled || delivery.IsLost)
        {
            return;
        }

        try
        {
            await SendAsync(delivery, "(given back)", Of(delivery), cancellationToken).ConfigureAwait(false);
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
