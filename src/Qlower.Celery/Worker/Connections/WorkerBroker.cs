using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Qlower.Celery.Broker;
using Qlower.Celery.Wire;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Continuation;

namespace Qlower.Celery.Worker.Connections;

/// <summary>
/// The worker's two connections: one consumes and acknowledges, one publishes. A broker that is short of memory blocks publishing connections; the
/// acknowledgements that relieve it must not be blocked with them. Thread-safe.
/// </summary>
internal sealed class WorkerBroker : IAsyncDisposable
{
    private static readonly TimeSpan PublishTimeout = TimeSpan.FromSeconds(30);

    public WorkerBroker(IOptions<CeleryWorkerOptions> options, TimeProvider time, ILoggerFactory? loggers = null)
    {
        var worker = options.Value;
        var logger = (loggers ?? NullLoggerFactory.Instance).CreateLogger<BrokerConnection>();
        Consuming = new BrokerConnection(worker.Broker, $"{worker.Name} (consumer)", time, logger);
        Publishing = new BrokerConnection(worker.Broker, $"{worker.Name} (publisher)", time, logger);
        Topology = new BrokerTopology(Publishing, worker.Broker.Topology);
        OwnTopology = new BrokerTopology(Publishing, worker.Broker.Topology == CeleryTopology.None ? CeleryTopology.None : CeleryTopology.Declare);
        Publisher = new BrokerPublisher(Publishing, Topology, channels: 2, PublishTimeout, time);
        Own = new BrokerPublisher(Publishing, OwnTopology, channels: 1, PublishTimeout, time);
        Routes = new QueueRoutes(worker.Broker);
        var composer = new TaskComposer(CeleryJson.With(worker.FindJsonOptions()), time, TaskOrigin.Own, worker.DescribeArguments);
        Continuation = new TaskContinuation(composer);
        Encoder = new TaskEncoder(time, compressOver: null);
        Tasks = new TaskPublisher(Publisher, Routes, Encoder);
    }

    public BrokerConnection Consuming { get; }

    public BrokerConnection Publishing { get; }

    public BrokerTopology Topology { get; }

    /// <summary>Prepares the worker's own queues (dead letters), which are declared even when other queues are only checked.</summary>
    public BrokerTopology OwnTopology { get; }

    public BrokerPublisher Publisher { get; }

    /// <summary>Publishes to the worker's own queues.</summary>
    public BrokerPublisher Own { get; }

    public QueueRoutes Routes { get; }

    public TaskContinuation Continuation { get; }

    public TaskEncoder Encoder { get; }

    public TaskPublisher Tasks { get; }

    public async ValueTask DisposeAsync()
    {
        Own.Dispose();
        Publisher.Dispose();
        OwnTopology.Dispose();
        Topology.Dispose();
        await Publishing.DisposeAsync().ConfigureAwait(false);
        await Consuming.DisposeAsync().ConfigureAwait(false);
    }
}
