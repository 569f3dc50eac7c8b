using Qlower.Loaders.Celery.Broker;
using Qlower.Shared;

namespace Qlower.Loaders.Celery;

/// <summary>How loads are spread over processes by Celery tasks. Set once, in the call that takes it; not thread-safe.</summary>
public sealed class CeleryDispatchOptions
{
    /// <summary>The RabbitMQ server, as <see cref="CeleryBrokerOptions.Uri"/>; required.</summary>
    public string Uri { get; set; } = "";

    /// <summary>The certificates that the server may be trusted by, as <see cref="CeleryBrokerOptions.TrustedCertificates"/>; the system's unless set.</summary>
    public string? TrustedCertificates { get; set; }

    /// <summary>The queue of loads; <c>qlower.loaders</c> unless set. Its own, so that no Python worker gets a load.</summary>
    public string Queue { get; set; } = "qlower.loaders";

    /// <summary>Whether the queue is a quorum queue, which outlives a node of the broker; <see langword="true"/> unless set. The same in every process.</summary>
    public bool Quorum { get; set; } = true;

    /// <summary>Whether this process works on loads; <see langword="true"/> unless set. Otherwise it only announces those that it receives.</summary>
    public bool Work { get; set; } = true;

    /// <summary>How many loads this process works on at a time; 1 unless set. From 1 to 64.</summary>
    public int Concurrency { get; set; } = 1;

    /// <summary>
    /// How often a process that works looks for loads in the ledger by itself: those whose announcement was lost, whose worker was killed, that
    /// had to wait. 15 seconds unless set. From 100 ms to 1 hour.
    /// </summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the two sides tell each other that they live; 60 seconds unless set. From 1 second to 1 hour.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentException">An option cannot be used; the message tells every error.</exception>
    internal void Validate()
    {
        var errors = new List<string>();
        if (BrokerAddress.FindError(Uri) is { } error)
        {
            errors.Add($"Uri: {error}");
        }

        if (TrustedCertificates is { } file && BrokerTrust.FindError(file) is { } unreadable)
        {
            errors.Add($"TrustedCertificates: {unreadable}");
        }

        if (string.IsNullOrWhiteSpace(Queue) || Queue.Length > 200)
        {
            errors.Add("Queue: is empty or longer than 200 characters.");
        }

        OptionRange.Check("Concurrency", Concurrency, 1, 64, errors);
        OptionRange.Check("PollInterval", PollInterval, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1), errors);
        OptionRange.Check("Heartbeat", Heartbeat, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1), errors);
        if (errors.Count > 0)
        {
            throw new ArgumentException($"The options of UseCelery cannot be used: {string.Join(" ", errors)}");
        }
    }

    internal void Apply(CeleryBrokerOptions broker)
    {
        (broker.Uri, broker.TrustedCertificates, broker.Heartbeat) = (Uri, TrustedCertificates, Heartbeat);
        broker.Queues.Add(new CeleryQueue { Name = Queue, Quorum = Quorum });
    }
}
