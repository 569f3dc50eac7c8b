using System.Globalization;
using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>Creates the broker's message of a task. Thread-safe.</summary>
/// <param name="time">The clock of a message's time to live.</param>
/// <param name="compressOver">The size in bytes above which bodies are compressed; <see langword="null"/> for no compression.</param>
internal sealed class TaskEncoder(TimeProvider time, int? compressOver)
{
    /// <summary>Returns the message of a task for one address. Reaching no queue is an error.</summary>
    public OutgoingMessage Encode(OutgoingTask task, string exchange, string routingKey)
    {
        var headers = new Dictionary<string, object?>(task.Headers, StringComparer.Ordinal);
        ReadOnlyMemory<byte> body = task.Body;
        if (body.Length > compressOver && !headers.ContainsKey(TransportHeaders.Compression))
        {
            headers[TransportHeaders.Compression] = BodyCompression.Zlib;
            body = BodyCompression.Deflate(task.Body);
        }

        var properties = new BasicProperties
        {
            ContentType = Envelope.ContentType,
            ContentEncoding = Envelope.ContentEncoding,
            DeliveryMode = DeliveryModes.Persistent,
            Priority = task.Priority,
            CorrelationId = task.Id,
            ReplyTo = task.ReplyTo ?? "",
            Headers = headers,
        };
        if (task.Expires is { } expires)
        {
            var left = Math.Clamp((expires - time.GetUtcNow()).TotalMilliseconds, 0, uint.MaxValue);
            properties.Expiration = ((long)left).ToString(CultureInfo.InvariantCulture);
        }

        return new OutgoingMessage { Exchange = exchange, RoutingKey = routingKey, Properties = properties, Body = body, Mandatory = true };
    }
}
