using System.Text.Json;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery;

/// <summary>A task of a chord's header that has ended.</summary>
public sealed class ChordMember
{
    /// <summary>The task's place in the group, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The state it ended in, one of <see cref="TaskStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>Its result, or the exception that ended it, as JSON.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Writes the member as Celery keeps it: <c>[1, id, state, result]</c>.</summary>
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

    /// <summary>Reads what <see cref="ToStored"/> or a Python worker wrote.</summary>
    /// <param name="index">The task's place in the group.</param>
    /// <param name="json">The text in UTF-8.</param>
    /// <exception cref="JsonException">It is not what Celery keeps.</exception>
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
