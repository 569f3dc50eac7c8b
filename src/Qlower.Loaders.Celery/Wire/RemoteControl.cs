using System.Text.Json;
using RabbitMQ.Client;

namespace Qlower.Loaders.Celery.Wire;

/// <summary>Messages by which workers are told something, whichever queue they consume.</summary>
internal static class RemoteControl
{
    /// <summary>The fanout exchange that every worker listens to; not durable.</summary>
    public const string Exchange = "celery.pidbox";

    /// <summary>The direct exchange of answers; not durable.</summary>
    public const string ReplyExchange = "reply.celery.pidbox";

    /// <summary>The arguments of mailboxes and of queues of answers.</summary>
    public static IDictionary<string, object?> QueueArguments => new Dictionary<string, object?> { ["x-expires"] = 10_000, ["x-message-ttl"] = 300_000 };

    /// <summary>Tells every worker not to start a task, or to end it.</summary>
    public static OutgoingMessage Revoke(string taskId, bool terminate, string? signal) => Broadcast(
        "revoke",
        new Dictionary<string, object?> { ["task_id"] = taskId, ["terminate"] = terminate, ["signal"] = signal });

    /// <summary>Asks every other worker for what is revoked, and tells what is known here.</summary>
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
            Body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, object?>(more ?? [])
            {
                ["method"] = method,
                ["arguments"] = arguments,
                ["destination"] = null,
                ["pattern"] = null,
                ["matcher"] = null,
            }),
        };
}
