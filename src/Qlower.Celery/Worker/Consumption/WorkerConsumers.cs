using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery.Worker.Connections;
using Qlower.Celery.Worker.Limits;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>The consumers of the worker, one for each queue. Thread-safe, apart from its disposal.</summary>
internal sealed class WorkerConsumers(
    WorkerBroker broker, DeliveryHandler handler, WorkerSlots slots, QueueProgress progress, IOptions<CeleryWorkerOptions> options, TimeProvider time, ILogger<QueueConsumer> logger) : IAsyncDisposable
{
    private readonly QueueConsumer[] _consumers =
    [
        .. options.Value.FindQueues().Select(name => new QueueConsumer(broker.Routes.Named(name), broker, handler, slots, progress, options.Value, time, logger)),
    ];

    public IReadOnlyList<QueueConsumer> All => _consumers;

    /// <summary>Reports every queue as not consumed, until its consumer has started.</summary>
    public void Announce()
    {
        foreach (var consumer in _consumers)
        {
            progress.NotConsuming(consumer.Queue);
        }
    }

    /// <summary>Consumes every queue until the worker stops. Does not throw.</summary>
    public Task RunAsync() => Task.WhenAll(_consumers.Select(consumer => consumer.RunAsync()));

    /// <summary>Completes when every delivery is settled; called once, when the worker stops.</summary>
    public Task DrainAsync() => Task.WhenAll(_consumers.Select(consumer => consumer.DrainAsync()));

    public async ValueTask DisposeAsync()
    {
        foreach (var consumer in _consumers)
        {
            await consumer.DisposeAsync().ConfigureAwait(false);
        }
    }
}
