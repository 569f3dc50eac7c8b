using System.Text.Json;
using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>A received task message that can be run.</summary>
internal sealed class TaskMessage(TaskHeader header, TaskParts parts, IReadOnlyBasicProperties properties)
{
    public TaskHeader Header { get; } = header;

    /// <summary>The positional arguments: an array.</summary>
    public JsonElement Args { get; } = parts.Args;

    /// <summary>The arguments by name: an object.</summary>
    public JsonElement Kwargs { get; } = parts.Kwargs;

    public TaskEmbed Embed { get; } = parts.Embed;

    /// <summary>The reply address of results that are sent as messages.</summary>
    public string? ReplyTo { get; } = properties.ReplyTo;

    public string? CorrelationId { get; } = properties.CorrelationId;

    public byte Priority { get; } = properties.Priority;

    /// <summary>Every header as received; empty in protocol 1.</summary>
    public IDictionary<string, object?> RawHeaders { get; init; } = new Dictionary<string, object?>();

    /// <summary>The body as received, possibly compressed; <see langword="null"/> in protocol 1.</summary>
    public byte[]? RawBody { get; init; }
}
