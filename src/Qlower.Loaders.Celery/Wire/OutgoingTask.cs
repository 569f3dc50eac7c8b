namespace Qlower.Loaders.Celery.Wire;

/// <summary>A task message that is ready but for its route.</summary>
internal sealed class OutgoingTask
{
    public required string Task { get; init; }

    public required string Id { get; init; }

    /// <summary>Every header of the message.</summary>
    public required Dictionary<string, object?> Headers { get; init; }

    public required byte[] Body { get; init; }

    public string? ReplyTo { get; init; }

    public byte Priority { get; init; }

    /// <summary>When the broker may drop the message; never by itself where it is <see langword="null"/>.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The queue that was asked for; by routes where it is <see langword="null"/>.</summary>
    public string? Queue { get; init; }

    public string? Exchange { get; init; }

    public string? RoutingKey { get; init; }
}
