using System.Text.Json;
using Qlower.Loaders.Celery.Results;
using Qlower.Loaders.Celery.Wire;

namespace Qlower.Loaders.Celery;

/// <summary>What is stored of a task: its state with result or exception. Immutable and thread-safe.</summary>
public sealed class TaskResult
{
    /// <summary>The task's id.</summary>
    public required string TaskId { get; init; }

    /// <summary>The state, mostly one of <see cref="TaskStates"/>.</summary>
    public required string State { get; init; }

    /// <summary>The result, the exception or what else belongs to the state, as JSON; <c>null</c> where there is nothing.</summary>
    public ReadOnlyMemory<byte> Json { get; init; } = "null"u8.ToArray();

    /// <summary>The stack trace of a failure or a retry.</summary>
    public string? Traceback { get; init; }

    /// <summary>When the task ended; <see langword="null"/> before that, and over <c>rpc://</c>, which does not tell it.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The ids of the tasks that this one has sent.</summary>
    public IReadOnlyList<string> Children { get; init; } = [];

    /// <summary>The group that the task is a member of.</summary>
    public string? GroupId { get; init; }

    /// <summary>The task that sent this one.</summary>
    public string? ParentId { get; init; }

    /// <summary>The exception of a task that failed or was revoked; <see langword="null"/> in other states.</summary>
    public TaskFailure? Failure => State is TaskStates.Failure or TaskStates.Revoked or TaskStates.Retry ? TaskFailureCodec.Read(Json.Span) : null;

    /// <summary>The result as an object.</summary>
    /// <typeparam name="T">What it is read as.</typeparam>
    /// <param name="options">How it is read; by the names of the members unless given.</param>
    /// <returns>The result; <see langword="null"/> where the task returned none.</returns>
    /// <exception cref="JsonException">The result is of another shape.</exception>
    public T? Read<T>(JsonSerializerOptions? options = null) =>
        JsonSerializer.Deserialize<T>(PythonJson.Quote(Json.Span), options is null ? CeleryJson.Default : CeleryJson.With(options));

    /// <summary>Reads what a result backend holds or a worker has sent.</summary>
    /// <param name="json">The text in UTF-8, as Python wrote it.</param>
    /// <exception cref="JsonException">It is not what Celery stores.</exception>
    public static TaskResult Parse(ReadOnlySpan<byte> json) => TaskResultCodec.Parse(json);

    /// <summary>Writes what a key-value backend holds, the members in Celery's order.</summary>
    public byte[] ToStored() => TaskResultCodec.Write(this, stored: true);

    /// <summary>Writes what a worker sends to the queue of who asked.</summary>
    public byte[] ToReply() => TaskResultCodec.Write(this, stored: false);
}
