using Qlower.Celery.Wire.Canvas;
using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>Messages of remote control, which every worker receives.</summary>
internal static class RemoteControl
{
    /// <summary>The fanout exchange of requests; not durable.</summary>
    public const string Exchange = "celery.pidbox";

    /// <summary>The direct exchange of replies; not durable.</summary>
    public const string ReplyExchange = "reply.celery.pidbox";

    /// <summary>The arguments of mailboxes and of queues of replies.</summary>
    public static IDictionary<string, object?> QueueArguments => new Dictionary<string, object?> { ["x-expires"] = 10_000, ["x-message-ttl"] = 300_000 };

    /// <summary>Revokes a task at every worker, or terminates it.</summary>
    public static OutgoingMessage Revoke(string taskId, bool terminate, string? signal) => Broadcast(
        "revoke",
        new Dictionary<string, object?> { ["task_id"] = taskId, ["terminate"] = terminate, ["signal"] = signal });

    /// <summary>Requests the revoked tasks of every other worker, and sends those of this worker.</summary>
    public static OutgoingMessage Hello(string worker, IReadOnlyDictionary<string, decimal> revoked, long clock, string ticket, string replyTo) => Broadcast(
        "hello",
        new Dictionary<string, object?> { ["from_node"] = worker, ["revoked"] = revoked },
        clock,
        new Dictionary<string, object?>
        {
            ["ticket"] = ticket,
            ["reply_to"] = new Dictionary<string, object?> { ["exchange"] = ReplyExchange, ["routing_key"] = replyTo },
        });

    private static OutgoingMessage Broadcast(
        string method, Dictionary<string, object?> arguments, long clock = 1, Dictionary<string, object?>? more = null) => new()
        {
            Exchange = Exchange,
            RoutingKey = "",
            Properties = new BasicProperties
            {
                ContentType = Envelope.ContentType,
                ContentEncoding = Envelope.ContentEncoding,
                DeliveryMode = DeliveryModes.Persistent,
                Headers = new Dictionary<string, object?> { ["clock"] = clock, ["expires"] = 0 },
            },
            Body = CeleryJson.ToBytes(
                new Dictionary<string, object?>(more ?? [])
                {
                    ["method"] = method,
                    ["arguments"] = arguments,
                    ["destination"] = null,
                    ["pattern"] = null,
                    ["matcher"] = null,
                },
                CeleryJson.Default),
        };
}
