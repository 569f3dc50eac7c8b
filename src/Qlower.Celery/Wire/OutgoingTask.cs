namespace Qlower.Celery.Wire;

/// <summary>A task message without its route.</summary>
internal sealed class OutgoingTask
{
    public required string Task { get; init; }

    public required string Id { get; init; }

    /// <summary>Every header of the message.</summary>
    public required Dictionary<string, object?> Headers { get; init; }

    public required byte[] Body { get; init; }

    public string? ReplyTo { get; init; }

    public byte Priority { get; init; }

    /// <summary>When the broker may drop the message; <see langword="null"/> for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The requested queue; <see langword="null"/> for the one of the routes.</summary>
    public string? Queue { get; init; }

    public string? Exchange { get; init; }

    public string? RoutingKey { get; init; }
}
