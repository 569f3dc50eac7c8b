namespace Qlower.Celery;

/// <summary>A queue with its exchange, described as the other side describes it by <c>kombu.Queue</c>. Set before the host starts; not thread-safe.</summary>
public sealed class CeleryQueue
{
    /// <summary>The queue's name; required.</summary>
    public string Name { get; set; } = "";

    /// <summary>The exchange that the queue is bound to; the one with the queue's name by default.</summary>
    public string? Exchange { get; set; }

    /// <summary>
    /// The exchange's type: <c>direct</c> (the default), <c>topic</c>, <c>fanout</c> or <c>headers</c>. Tasks for a queue of a direct exchange are
    /// published through the broker's default exchange, as Celery does.
    /// </summary>
    public string ExchangeType { get; set; } = "direct";

    /// <summary>The routing key of the binding and of the tasks; the queue's name by default.</summary>
    public string? RoutingKey { get; set; }

    /// <summary>Whether queue and exchange survive a restart of the broker; <see langword="true"/> by default.</summary>
    public bool Durable { get; set; } = true;

    /// <summary>The highest priority of the queue (<c>x-max-priority</c>); none by default. Not for quorum queues.</summary>
    public byte? MaxPriority { get; set; }

    /// <summary>The exchange of rejected messages (<c>x-dead-letter-exchange</c>); none by default.</summary>
    public string? DeadLetterExchange { get; set; }

    /// <summary>
    /// Whether it is a quorum queue (<c>x-queue-type</c>); <see langword="false"/> by default. Python workers of Celery 5.2 cannot consume one.
    /// </summary>
    public bool Quorum { get; set; }

    /// <summary>
    /// Further arguments, with the types that the other side declares: a number is an <see cref="int"/>. Set by code; values from configuration are
    /// strings.
    /// </summary>
    public IDictionary<string, object?> Arguments { get; } = new Dictionary<string, object?>(StringComparer.Ordinal);

    internal string ExchangeName => Exchange ?? Name;

    internal string Key => RoutingKey ?? Name;

    /// <summary>The address to which tasks for the queue are published.</summary>
    internal (string Exchange, string RoutingKey) Address => ExchangeType == "direct" ? ("", Name) : (ExchangeName, Key);

    /// <summary>Returns the arguments of the declaration; empty for a queue such as Celery's own.</summary>
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
