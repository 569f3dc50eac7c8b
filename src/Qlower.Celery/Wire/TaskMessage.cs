using System.Text.Json;

namespace Qlower.Celery.Wire;

/// <summary>A received task message that can be run.</summary>
internal sealed class TaskMessage
{
    public required TaskHeader Header { get; init; }

    /// <summary>The positional arguments: an array.</summary>
    public required JsonElement Args { get; init; }

    /// <summary>The arguments by name: an object.</summary>
    public required JsonElement Kwargs { get; init; }

    public required TaskEmbed Embed { get; init; }

    /// <summary>The reply address of results that are sent as messages.</summary>
    public string? ReplyTo { get; init; }

    public string? CorrelationId { get; init; }

    public byte Priority { get; init; }

    /// <summary>Every header as received; empty in protocol 1.</summary>
    public IDictionary<string, object?> RawHeaders { get; init; } = new Dictionary<string, object?>();

    /// <summary>The body as received, possibly compressed; <see langword="null"/> in protocol 1.</summary>
    public byte[]? RawBody { get; init; }
}
