namespace Qlower.Loaders.Celery;

/// <summary>
/// Runs the tasks of one name. Made in a scope of its own for each task. A message may be delivered more than once (a connection that is lost
/// before the acknowledgement brings it back while the first run still goes on), so that running twice must do no more than running once.
/// </summary>
public interface ITaskHandler
{
    /// <summary>Runs a task.</summary>
    /// <param name="context">The task with its arguments.</param>
    /// <param name="cancellationToken">
    /// Fires at the soft time limit, when the task is revoked with termination, and when the worker stops and the time for running tasks is over.
    /// A handler that does not end by the hard limit is given up.
    /// </param>
    /// <returns>The result, written as JSON; <see langword="null"/> for none.</returns>
    /// <exception cref="RetryTaskException">The task is to be run again later.</exception>
    /// <exception cref="RejectTaskException">The message is to be put aside.</exception>
    Task<object?> RunAsync(TaskContext context, CancellationToken cancellationToken);
}
