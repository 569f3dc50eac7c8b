using System.Text.Json;
using Qlower.Celery.Results;
using Qlower.Celery.Wire.Canvas;

namespace Qlower.Celery.Worker.Tasks;

/// <summary>The outcome of a run, with its stored form. Immutable and thread-safe.</summary>
internal sealed class TaskOutcome
{
    public required TaskOutcomeKind Kind { get; init; }

    /// <summary>The result or the exception.</summary>
    public ReadOnlyMemory<byte> Json { get; init; } = "null"u8.ToArray();

    public string? Traceback { get; init; }

    /// <summary>The exception by which the handler requested a retry.</summary>
    public RetryTaskException? Retry { get; init; }

    public RejectTaskException? Reject { get; init; }

    /// <summary>The exception as it is stored, also of a retry.</summary>
    public TaskFailure? Failure => Kind is TaskOutcomeKind.Succeeded ? null : TaskFailureCodec.Read(Json.Span);

    public static TaskOutcome Success(object? result, JsonSerializerOptions json) =>
        new() { Kind = TaskOutcomeKind.Succeeded, Json = CeleryJson.ToBytes(result, json) };

    public static TaskOutcome Failed(Exception error) => new()
    {
        Kind = TaskOutcomeKind.Failed,
        Json = TaskFailureCodec.Write(new TaskFailure(error.GetType().Name, [error.Message], error.GetType().Namespace)),
        Traceback = error.ToString(),
    };

    public static TaskOutcome Failed(string type, IReadOnlyList<string> arguments, string module, string? traceback = null) => new()
    {
        Kind = TaskOutcomeKind.Failed,
        Json = TaskFailureCodec.Write(new TaskFailure(type, arguments, module)),
        Traceback = traceback,
    };

    public static TaskOutcome Revoked(string reason) => new()
    {
        Kind = TaskOutcomeKind.Revoked,
        Json = TaskFailureCodec.Write(new TaskFailure("TaskRevokedError", [reason], "celery.exceptions")),
    };

    public static TaskOutcome Again(RetryTaskException retry) => new()
    {
        Kind = TaskOutcomeKind.Retry,
        Retry = retry,
        Json = retry.InnerException is { } cause ? Failed(cause).Json : "null"u8.ToArray(),
        Traceback = (retry.InnerException ?? retry).ToString(),
    };
}
