using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Wire.Values;
using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>
/// Reads task messages of protocols 1 and 2. Never throws: a message that is not a task is returned as poison with the reason. Stateless and thread-safe.
/// </summary>
/// <param name="largestBody">The largest body in bytes, before and after decompression.</param>
internal sealed class TaskDecoder(int largestBody)
{
    /// <summary>Decodes a message. The task references the headers and the body, which must not change afterwards.</summary>
    /// <returns>Whether it is a task, which sets the message; otherwise the poison is set.</returns>
    public bool TryDecode(
        IReadOnlyBasicProperties properties, byte[] body, [NotNullWhen(true)] out TaskMessage? message, [NotNullWhen(false)] out PoisonMessage? poison)
    {
        message = null;
        var headers = properties.Headers ?? new Dictionary<string, object?>();
        var task = headers.TryGetValue("task", out var name) ? HeaderValue.Text(name) : null;
        var id = headers.TryGetValue("id", out var raw) ? HeaderValue.Text(raw) : null;
        try
        {
            poison = Envelope.Check(properties, body.Length, largestBody);
            var bytes = poison is null ? Envelope.Open(headers, body, largestBody, out poison) : null;
            if (bytes is not null)
            {
                var content = PythonJson.Parse(bytes);
                poison = JsonText.IsText(bytes)
                    ? null
                    : new PoisonMessage(PoisonKind.Undecodable, "The body is not UTF-8, or a string in it has half of a surrogate pair.");
                message = poison is not null ? null : string.IsNullOrEmpty(task)
                    ? ProtocolOne.Read(properties, content, out poison)
                    : Read(properties, headers, content, body, out poison);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The reader's message may quote arguments, and is not repeated.
            poison = new PoisonMessage(PoisonKind.NotJson, "The body is not JSON, or nested too deeply.");
        }

        if (message is not null)
        {
            return true;
        }

        poison = new PoisonMessage(poison!.Kind, poison.Reason) { Task = poison.Task ?? task, Id = poison.Id ?? id };
        return false;
    }

    private static TaskMessage? Read(
        IReadOnlyBasicProperties properties, IDictionary<string, object?> headers, JsonElement content, byte[] body, out PoisonMessage? poison)
    {
        if (TaskHeaderCodec.Read(headers, out poison) is not { } header)
        {
            return null;
        }

        if (content.ValueKind != JsonValueKind.Array || content.GetArrayLength() != 3)
        {
            poison = new PoisonMessage(PoisonKind.BodyShape, "The body is not an array of arguments, keyword arguments and embedded signatures.");
            return null;
        }

        return TaskParts.Read(content[0], content[1], content[2], out poison) is not { } parts ? null : new TaskMessage(header, parts, properties)
        {
            RawHeaders = headers,
            RawBody = body,
        };
    }
}
