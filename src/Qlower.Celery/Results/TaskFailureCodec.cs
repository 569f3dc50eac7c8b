using System.Text.Json;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Python;

namespace Qlower.Celery.Results;

/// <summary>The stored form of an exception, both ways.</summary>
internal static class TaskFailureCodec
{
    public static byte[] Write(TaskFailure failure) => CeleryJson.ToBytes(
        new Dictionary<string, object?>
        {
            ["exc_type"] = failure.Type,
            ["exc_message"] = failure.Arguments.ToArray(),
            ["exc_module"] = failure.Module,
        },
        CeleryJson.Default);

    public static TaskFailure? Read(ReadOnlySpan<byte> json)
    {
        var element = PythonJson.Parse(json);
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("exc_type", out var type) || type.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        var arguments = !element.TryGetProperty("exc_message", out var message) || message.ValueKind == JsonValueKind.Null ? []
            : message.ValueKind == JsonValueKind.Array ? message.EnumerateArray().Select(Text).ToArray()
            : [Text(message)];
        return new TaskFailure(PythonText.Of(type), arguments, element.TryGetProperty("exc_module", out var module) && module.ValueKind == JsonValueKind.String ? PythonText.Of(module) : null);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? PythonText.Of(value) : PythonRepr.Of(value);
}
