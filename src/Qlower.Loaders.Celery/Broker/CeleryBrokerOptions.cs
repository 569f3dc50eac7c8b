namespace Qlower.Loaders.Celery;

/// <summary>The broker and its queues. Set once, before the host starts; not thread-safe.</summary>
public sealed class CeleryBrokerOptions
{
    /// <summary>
    /// The RabbitMQ server, such as <c>amqps://user:password@host:5671/vhost</c>; required. Without user and password it is <c>guest</c>, without
    /// a virtual host it is <c>/</c>. What is special in user and password is percent-encoded. A text, so that a wrong one is told without its
    /// password, which is in no log and no exception.
    /// </summary>
    public string Uri { get; set; } = "";

    /// <summary>
    /// A PEM file with the certificates that an <c>amqps://</c> broker may be trusted by: those of authorities, or the broker's own where it has
    /// signed itself. They take the place of the system's, which count unless it is set. The certificate must name the host in either case.
    /// </summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>How long one attempt to connect may take; 10 seconds unless set. From 100 ms to 5 minutes.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the two sides tell each other that they live; 60 seconds unless set. From 1 second to 1 hour.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Who makes the queues; they are declared as Celery declares them unless set.</summary>
    public CeleryTopology Topology { get; set; } = CeleryTopology.Declare;

    /// <summary>The queue of tasks that no route names; <c>celery</c> unless set.</summary>
    public string DefaultQueue { get; set; } = "celery";

    /// <summary>Queues that are not declared as Celery's default queue is; none unless set. The names are unique.</summary>
    public IList<CeleryQueue> Queues { get; } = [];

    /// <summary>
    /// The queue of a task by its name, or by the beginning of names: <c>ingest.*</c>. The longest match counts. None unless set.
    /// </summary>
    public IDictionary<string, string> Routes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
