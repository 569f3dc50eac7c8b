namespace Qlower.Celery;

/// <summary>
/// Runs the tasks of one name. Created for each run in a scope of its own. A message may be delivered more than once (when the connection is lost before the
/// acknowledgement, even while the first run continues): handlers must be idempotent.
/// </summary>
public interface ITaskHandler
{
    /// <summary>Runs a task.</summary>
    /// <param name="context">The task with its arguments.</param>
    /// <param name="cancellationToken">
    /// Is cancelled at the soft time limit, when the task is terminated, and when the worker stops and its shutdown timeout has elapsed. A handler that has not
    /// ended at the hard limit is abandoned.
    /// </param>
    /// <returns>The result, serialized as JSON; <see langword="null"/> for none.</returns>
    /// <exception cref="RetryTaskException">The task is retried later.</exception>
    /// <exception cref="RejectTaskException">The message is dead-lettered or requeued.</exception>
    Task<object?> RunAsync(TaskContext context, CancellationToken cancellationToken);
}
