using System.Text.Json;
using Qlower.Celery.Results;
using Qlower.Celery.Wire.Canvas;
using Qlower.Celery.Wire.Python;

namespace Qlower.Celery;

/// <summary>The stored state of a task with its result or exception. Immutable and thread-safe.</summary>
public sealed class TaskResult
{
    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The state, mostly one of <see cref="TaskStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The result, the exception or other details of the state, as JSON; <c>null</c> when there are none.</summary>
    public ReadOnlyMemory<byte> Json { get; init; } = "null"u8.ToArray();

    /// <summary>The stack trace of a failure or a retry.</summary>
    public string? Traceback { get; init; }

    /// <summary>When the task ended; <see langword="null"/> before that, and over <c>rpc://</c>, which does not transmit it.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The ids of the tasks that this one has sent.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>The id of the task's group.</summary>
    public string? GroupId { get; init; }

    /// <summary>The id of the task that sent this one.</summary>
    public string? ParentId { get; init; }

    /// <summary>The exception of a task that failed or was revoked; <see langword="null"/> in other states.</summary>
    public TaskFailure? Failure => State is TaskStates.Failure or TaskStates.Revoked or TaskStates.Retry ? TaskFailureCodec.Read(Json.Span) : null;

    /// <summary>Deserializes the result.</summary>
    /// <typeparam name="T">The type to deserialize.</typeparam>
    /// <param name="options">The options of the serializer; <see langword="null"/> for the defaults.</param>
    /// <returns>The result; <see langword="null"/> when the task returned none.</returns>
    /// <exception cref="JsonException">The result cannot be deserialized as the type.</exception>
    public T? Read<T>(JsonSerializerOptions? options = null) =>
        CeleryJson.Read<T>(PythonJson.Quote(Json.Span), options is null ? CeleryJson.Default : CeleryJson.With(options));

    /// <summary>Parses a result that a result backend has stored or a worker has sent.</summary>
    /// <param name="json">The JSON in UTF-8, as Python writes it.</param>
    /// <exception cref="JsonException">The JSON is not a stored result.</exception>
    public static TaskResult Parse(ReadOnlySpan<byte> json) => TaskResultCodec.Parse(json);

    /// <summary>Returns the form of a key-value backend, the members in Celery's order.</summary>
    public byte[] ToStored() => TaskResultCodec.Write(this, stored: true);

    /// <summary>Returns the form of a reply to the client's queue.</summary>
    public byte[] ToReply() => TaskResultCodec.Write(this, stored: false);
}
