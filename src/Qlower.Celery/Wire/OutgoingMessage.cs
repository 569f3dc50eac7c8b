using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>A message with its address, as it is published.</summary>
internal sealed class OutgoingMessage
{
    public required string Exchange { get; init; }

    public required string RoutingKey { get; init; }

    public required BasicProperties Properties { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Whether a message that reaches no queue is an error.</summary>
    public bool Mandatory { get; init; }
}
