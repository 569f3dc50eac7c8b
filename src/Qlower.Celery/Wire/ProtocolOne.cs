using System.Text.Json;
using Qlower.Celery.Wire.Python;
using RabbitMQ.Client;

namespace Qlower.Celery.Wire;

/// <summary>Task messages of old clients: everything is in the body.</summary>
internal static class ProtocolOne
{
    public static TaskMessage? Read(IReadOnlyBasicProperties properties, JsonElement content, out PoisonMessage? poison)
    {
        if (content.ValueKind != JsonValueKind.Object || Text(content, "task") is not { Length: > 0 } task || !content.TryGetProperty("args", out var args))
        {
            poison = new PoisonMessage(PoisonKind.Unknown, "The message names no task, neither in its headers nor in its body.");
            return null;
        }

        // The same names as in the headers of protocol 2, so that one reader serves both.
        var table = new Dictionary<string, object?>(StringComparer.Ordinal) { ["task"] = task };
        foreach (var name in new[] { "id", "eta", "expires", "group" })
        {
            table[name] = Text(content, name);
        }

        foreach (var name in new[] { "retries", "group_index" })
        {
            table[name] = content.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var whole) ? whole : null;
        }

        if (content.TryGetProperty("timelimit", out var limits) && limits.ValueKind == JsonValueKind.Array)
        {
            table["timelimit"] = limits.EnumerateArray().Select(limit => limit.ValueKind == JsonValueKind.Number ? (object?)limit.GetDouble() : null).ToList();
        }

        if (TaskHeaderCodec.Read(table, out poison) is not { } header
            || TaskParts.Read(args, content.TryGetProperty("kwargs", out var kwargs) ? kwargs : PythonJson.Parse("{}"u8), content, out poison) is not { } parts)
        {
            return null;
        }

        return new TaskMessage(header, parts, properties);
    }

    private static string? Text(JsonElement content, string name) =>
        content.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
