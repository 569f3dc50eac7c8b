using System.Text.Json;
using Qlower.Celery.Wire.Python;
using Qlower.Celery.Wire.Values;

namespace Qlower.Celery.Results;

/// <summary>The stored form of a result, both ways.</summary>
internal static class TaskResultCodec
{
    public static byte[] Write(TaskResult result, bool stored)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (!stored)
            {
                writer.WriteString("task_id", result.TaskId);
            }

            writer.WriteString("status", result.State);
            writer.WritePropertyName("result");
            writer.WriteRawValue(result.Json.Span, skipInputValidation: true);
            writer.WriteString("traceback", result.Traceback);
            WriteChildren(writer, result.Children);
            if (stored)
            {
                WriteStored(writer, result);
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <exception cref="JsonException">The JSON is not a stored result.</exception>
    public static TaskResult Parse(ReadOnlySpan<byte> json)
    {
        var element = PythonJson.Parse(json);
        if (element.ValueKind != JsonValueKind.Object || Text(element, "task_id") is not { } id || Text(element, "status") is not { } state)
        {
            throw new JsonException("A stored result is an object with task_id and status.");
        }

        return new TaskResult
        {
            TaskId = id,
            State = state,
            Json = element.TryGetProperty("result", out var value) ? PythonJson.Raw(value).ToArray() : "null"u8.ToArray(),
            Traceback = Text(element, "traceback"),
            Children = element.TryGetProperty("children", out var children) ? ReadChildren(children) : [],
            DoneAt = Text(element, "date_done") is { } text && WireTime.TryParse(text, out var time) ? time : null,
            GroupId = Text(element, "group_id"),
            ParentId = Text(element, "parent_id"),
        };
    }

    private static void WriteStored(Utf8JsonWriter writer, TaskResult result)
    {
        writer.WriteString("date_done", result.DoneAt is { } time ? WireTime.FormatNaive(time) : null);
        if (result.GroupId is { } group)
        {
            writer.WriteString("group_id", group);
        }

        if (result.ParentId is { } parent)
        {
            writer.WriteString("parent_id", parent);
        }

        writer.WriteString("task_id", result.TaskId);
    }

    /// <summary>Each child as Python's result tuple: <c>[["id", parent], members of a group]</c>.</summary>
    private static void WriteChildren(Utf8JsonWriter writer, IReadOnlyList<string> children)
    {
        writer.WriteStartArray("children");
        foreach (var child in children)
        {
            writer.WriteStartArray();
            writer.WriteStartArray();
            writer.WriteStringValue(child);
            writer.WriteNullValue();
            writer.WriteEndArray();
            writer.WriteNullValue();
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static string[] ReadChildren(JsonElement children) => children.ValueKind != JsonValueKind.Array ? [] :
    [
        .. from child in children.EnumerateArray()
           where child.ValueKind == JsonValueKind.Array && child.GetArrayLength() > 0
           let pair = child[0]
           where pair.ValueKind == JsonValueKind.Array && pair.GetArrayLength() > 0 && pair[0].ValueKind == JsonValueKind.String
           select pair[0].GetString()!,
    ];

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? PythonText.Of(value) : null;
}
