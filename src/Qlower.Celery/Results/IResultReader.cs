namespace Qlower.Celery;

/// <summary>Reads the results of the tasks that a client sends. Thread-safe.</summary>
public interface IResultReader
{
    /// <summary>The name of the backend, such as <c>rpc</c> or <c>redis</c>.</summary>
    string Name { get; }

    /// <summary>The reply address in the messages of tasks.</summary>
    string ReplyTo { get; }

    /// <summary>Prepares for the results of tasks, before they are sent.</summary>
    /// <param name="taskIds">The tasks' ids.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task PrepareAsync(IReadOnlyList<string> taskIds, CancellationToken cancellationToken = default);

    /// <summary>Returns the current state of a task; <see langword="null"/> when none is stored.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<TaskResult?> ReadAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a task has ended.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The result in a final state.</returns>
    Task<TaskResult> WaitAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Removes the result of a task.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ForgetAsync(string taskId, CancellationToken cancellationToken = default);
}
