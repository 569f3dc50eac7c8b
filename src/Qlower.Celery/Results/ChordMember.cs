using System.Text.Json;
using Qlower.Celery.Wire.Python;

namespace Qlower.Celery;

/// <summary>A task of a chord's header that has ended. Immutable and thread-safe.</summary>
public sealed class ChordMember
{
    /// <summary>The task's index in the group, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>Its final state, one of <see cref="TaskStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Its result or its exception, as JSON.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Returns the member as Celery stores it: <c>[1, id, state, result]</c>.</summary>
    public byte[] ToStored()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(1);
            writer.WriteStringValue(TaskId);
            writer.WriteStringValue(State);
            writer.WriteRawValue(Json.Span, skipInputValidation: true);
            writer.WriteEndArray();
        }

        return stream.ToArray();
    }

    /// <summary>Parses a member that <see cref="ToStored"/> or a Python worker has written.</summary>
    /// <param name="index">The task's index in the group.</param>
    /// <param name="json">The JSON in UTF-8.</param>
    /// <exception cref="JsonException">The JSON is not a stored member.</exception>
    public static ChordMember Parse(int index, ReadOnlySpan<byte> json)
    {
        var element = PythonJson.Parse(json);
        return element.ValueKind == JsonValueKind.Array && element.GetArrayLength() == 4
            && element[1].ValueKind == JsonValueKind.String && element[2].ValueKind == JsonValueKind.String
            ? new ChordMember
            {
                Index = index,
                TaskId = element[1].GetString()!,
                State = element[2].GetString()!,
                Json = PythonJson.Raw(element[3]).ToArray(),
            }
            : throw new JsonException("A member of a chord is an array of a number, an id, a state and a result.");
    }
}
