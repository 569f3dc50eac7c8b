namespace Qlower.Loaders.Celery;

/// <summary>A queue with its exchange, as <c>kombu.Queue</c> describes it to the other side. Set once; not thread-safe.</summary>
public sealed class CeleryQueue
{
    /// <summary>The queue's name; required.</summary>
    public string Name { get; set; } = "";

    /// <summary>The exchange that the queue is bound to; named as the queue unless set.</summary>
    public string? Exchange { get; set; }

    /// <summary>
    /// The exchange's type: <c>direct</c> (unless set), <c>topic</c>, <c>fanout</c> or <c>headers</c>. To a queue of a direct exchange tasks go
    /// straight, through the broker's default exchange, as Celery's do.
    /// </summary>
    public string ExchangeType { get; set; } = "direct";

    /// <summary>The routing key of the binding and of the tasks; the queue's name unless set.</summary>
    public string? RoutingKey { get; set; }

    /// <summary>Whether queue and exchange outlive the broker; <see langword="true"/> unless set.</summary>
    public bool Durable { get; set; } = true;

    /// <summary>The highest priority of the queue (<c>x-max-priority</c>); none unless set. Not for quorum queues.</summary>
    public byte? MaxPriority { get; set; }

    /// <summary>Where rejected tasks go (<c>x-dead-letter-exchange</c>); nowhere unless set.</summary>
    public string? DeadLetterExchange { get; set; }

    /// <summary>
    /// Whether it is a quorum queue (<c>x-queue-type</c>); <see langword="false"/> unless set. Python workers of Celery 5.2 cannot consume one.
    /// </summary>
    public bool Quorum { get; set; }

    /// <summary>
    /// Further arguments, with the types that the other side declares: a number is an <see cref="int"/>. For code; values from configuration
    /// would be texts.
    /// </summary>
    public IDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    internal string ExchangeName => Exchange ?? Name;

    internal string Key => RoutingKey ?? Name;

    /// <summary>Where tasks for the queue are published.</summary>
    internal (string Exchange, string RoutingKey) Address => ExchangeType == "direct" ? ("", Name) : (ExchangeName, Key);

    /// <summary>The arguments of the declaration; empty for a queue such as Celery's own.</summary>
    internal Dictionary<string, object?> AllArguments()
    {
        var all = new Dictionary<string, object?>(Arguments, StringComparer.Ordinal);
        if (MaxPriority is { } priority)
        {
            all["x-max-priority"] = (int)priority;
        }

        if (DeadLetterExchange is { } exchange)
        {
            all["x-dead-letter-exchange"] = exchange;
        }

        if (Quorum)
        {
            all["x-queue-type"] = "quorum";
        }

        return all;
    }
}
