using Qlower.Celery.Broker;

namespace Qlower.Celery;

/// <summary>The broker and its queues. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryBrokerOptions
{
    /// <summary>
    /// The RabbitMQ server, such as <c>amqps://user:password@host:5671/vhost</c>; required. User and password are <c>guest</c> by default, the virtual
    /// host is <c>/</c>. Special characters in user and password are percent-encoded. A string, so that an invalid one is reported without its password,
    /// which appears in no log and no exception.
    /// </summary>
    public string Uri { get; set; } = "";

    /// <summary>
    /// A PEM file with the trusted certificates of an <c>amqps://</c> broker: those of certificate authorities, or the broker's own self-signed one. They
    /// replace the system's, which apply by default. The certificate must name the host in either case.
    /// </summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>How long one attempt to connect may take; 10 seconds by default. From 100 ms to 5 minutes.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The interval of the connection's heartbeats; 60 seconds by default. From 1 second to 1 hour.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Whether queues are declared, checked or neither; declared as Celery declares them by default.</summary>
    public CeleryTopology Topology { get; set; } = CeleryTopology.Declare;

    /// <summary>The queue of tasks without a route; <c>celery</c> by default.</summary>
    public string DefaultQueue { get; set; } = "celery";

    /// <summary>Queues that are declared differently from Celery's default queue; none by default. The names are unique.</summary>
    public IList<CeleryQueue> Queues { get; } = [];

    /// <summary>
    /// The queue of a task by its name, or by a prefix such as <c>ingest.*</c>. The longest match applies. None by default.
    /// </summary>
    public IDictionary<string, string> Routes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Validates the options. Client and worker do so when the host starts; for packages that set them on behalf of their own options.</summary>
    /// <returns>Every error with its path, its value and the reason, without passwords; empty when there is none.</returns>
    public IReadOnlyList<string> Validate()
    {
        var errors = new List<string>();
        BrokerOptionsCheck.Run("", this, errors);
        return errors;
    }
}
