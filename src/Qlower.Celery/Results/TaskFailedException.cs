namespace Qlower.Celery;

/// <summary>A task ended without a result: with an exception, or because it was revoked.</summary>
public sealed class TaskFailedException : CeleryException
{
    internal TaskFailedException(TaskResult result, TaskFailure? failure)
        : base($"The task {result.TaskId} ended as {result.State}{(failure is null ? "." : $": {failure.Type}: {failure.Message}")}") =>
        (TaskId, State, Failure, Traceback) = (result.TaskId, result.State, failure, result.Traceback);

    /// <summary>The id of the task.</summary>
    public string TaskId { get; }

    /// <summary><see cref="TaskStates.Failure"/> or <see cref="TaskStates.Revoked"/>.</summary>
    public string State { get; }

    /// <summary>The exception on the worker; <see langword="null"/> when none is stored.</summary>
    public TaskFailure? Failure { get; }

    /// <summary>The stack trace on the worker; <see langword="null"/> when there is none, such as after a hard time limit.</summary>
    public string? Traceback { get; }
}
