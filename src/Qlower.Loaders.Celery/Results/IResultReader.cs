namespace Qlower.Loaders.Celery;

/// <summary>Where a client finds the results of the tasks that it sends. Thread-safe.</summary>
public interface IResultReader
{
    /// <summary>The name of the backend, such as <c>rpc</c> or <c>redis</c>.</summary>
    string Name { get; }

    /// <summary>What the task's message names as the place to reply to.</summary>
    string ReplyTo { get; }

    /// <summary>Makes ready for the results of tasks, before they are sent.</summary>
    /// <param name="taskIds">The tasks' ids.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task PrepareAsync(IReadOnlyList<string> taskIds, CancellationToken cancellationToken = default);

    /// <summary>What is known of a task now; <see langword="null"/> when that is nothing.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task<TaskResult?> ReadAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Waits until a task has ended, or has ended already.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The result in a final state.</returns>
    Task<TaskResult> WaitAsync(string taskId, CancellationToken cancellationToken = default);

    /// <summary>Drops what is known of a task.</summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task ForgetAsync(string taskId, CancellationToken cancellationToken = default);
}
