using Qlower.Celery;

namespace Qlower.Loaders.Celery;

/// <summary>How loads are spread over processes by Celery tasks. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryDispatchOptions
{
    /// <summary>The RabbitMQ server, as <see cref="CeleryBrokerOptions.Uri"/>; required.</summary>
    public string Uri { get; set; } = "";

    /// <summary>The trusted certificates of the server, as <see cref="CeleryBrokerOptions.TrustedCertificates"/>; the system's by default.</summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>The queue of loads; <c>qlower.loaders</c> by default. No other worker may consume it.</summary>
    public string Queue { get; set; } = "qlower.loaders";

    /// <summary>
    /// Whether the queue is a quorum queue, which survives the loss of a broker node; <see langword="true"/> by default. The same in every process.
    /// </summary>
    public bool Quorum { get; set; } = true;

    /// <summary>Whether this process processes loads; <see langword="true"/> by default. Otherwise it only announces the loads that it receives.</summary>
    public bool Work { get; set; } = true;

    /// <summary>How many loads this process processes at a time; 1 by default. From 1 to 64.</summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>
    /// How often a process that processes loads polls the ledger for loads whose announcement was lost, whose worker was killed or that were deferred;
    /// 15 seconds by default. From 100 ms to 1 hour.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The interval of the broker's heartbeats; 60 seconds by default. From 1 second to 1 hour.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(60);

    internal void Apply(CeleryBrokerOptions broker)
    {
        (broker.Uri, broker.TrustedCertificates, broker.Heartbeat) = (Uri, TrustedCertificates, Heartbeat);
        broker.Queues.Add(new CeleryQueue { Name = Queue, Quorum = Quorum });
    }
}
