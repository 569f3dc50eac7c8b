using System.Text.Json;
using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Wire;

/// <summary>Messages by which workers are told something, whichever queue they consume.</summary>
internal static class RemoteControl
{
    /// <summary>The fanout exchange that every worker listens to; not durable.</summary>
    public const string Exchange = "celery.pidbox";

    /// <summary>Tells every worker not to start a task, or to end it.</summary>
    public static OutgoingMessage Revoke(string taskId, bool terminate, string? signal) => Broadcast(
        "revoke",
        new Dictionary<string, object?> { ["task_id"] = taskId, ["terminate"] = terminate, ["signal"] = signal });

    private static OutgoingMessage Broadcast(string method, Dictionary<string, object?> arguments) => new()
    {
        Exchange = Exchange,
        RoutingKey = "",
        Properties = new BasicProperties
        {
            ContentType = Envelope.ContentType,
            ContentEncoding = Envelope.ContentEncoding,
            DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?> { ["clock"] = 1, ["expires"] = 0 },
        },
        Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>
        {
            ["method"] = method,
            ["arguments"] = arguments,
            ["destination"] = null,
            ["pattern"] = null,
            ["matcher"] = null,
        }),
    };
}
