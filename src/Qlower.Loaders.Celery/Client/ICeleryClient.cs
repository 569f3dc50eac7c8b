namespace Qlower.Loaders.Celery;

/// <summary>Sends tasks to Celery workers. Thread-safe; one for a host.</summary>
/// <remarks>
/// Every sending method comes back when the broker has confirmed the message, and throws: <see cref="QueueMissingException"/> when it reached no
/// queue; <see cref="PublishException"/> when it was refused, or was not confirmed in time or before the connection was lost;
/// <see cref="TopologyException"/> when a queue is not as described; <see cref="BrokerUnavailableException"/> when the broker refuses user or
/// virtual host. A cancelled call may have sent its task.
/// </remarks>
public interface ICeleryClient
{
    /// <summary>Sends a task.</summary>
    /// <param name="name">The name under which the worker knows the task.</param>
    /// <param name="args">The positional arguments, written as JSON; none unless given.</param>
    /// <param name="kwargs">The arguments by name; none unless given.</param>
    /// <param name="options">How it is sent; by the defaults unless given.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task, to wait for its result.</returns>
    /// <exception cref="ArgumentException">The name is empty, or options contradict each other.</exception>
    Task<CeleryTask> SendTaskAsync(
        string name,
        IReadOnlyList<object?>? args = null,
        IReadOnlyDictionary<string, object?>? kwargs = null,
        SendTaskOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sends a task.</summary>
    /// <param name="signature">The task with its arguments and options.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The task, to wait for its result.</returns>
    Task<CeleryTask> SendAsync(CelerySignature signature, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends tasks that run one after another, each with the result of the one before in front of its arguments. When one fails, those behind it
    /// end with its exception and do not run.
    /// </summary>
    /// <param name="tasks">The tasks in their order; at least one.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The last task; the ones before it are its parents.</returns>
    Task<CeleryTask> SendChainAsync(IReadOnlyList<CelerySignature> tasks, CancellationToken cancellationToken = default);

    /// <summary>Sends tasks that run side by side. When one cannot be sent, others may have been.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The tasks in the same order.</returns>
    Task<CeleryGroup> SendGroupAsync(IReadOnlyList<CelerySignature> tasks, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends tasks that run side by side, and one that runs when all have succeeded, with the list of their results in front of its arguments.
    /// When one fails, the body fails with <c>ChordError</c>. When one cannot be sent, others may have been, and the body does not run.
    /// </summary>
    /// <param name="header">The tasks; at least one.</param>
    /// <param name="body">What runs behind them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The body.</returns>
    /// <exception cref="InvalidOperationException">The result backend keeps no chords: only Redis does.</exception>
    Task<CeleryTask> SendChordAsync(IReadOnlyList<CelerySignature> header, CelerySignature body, CancellationToken cancellationToken = default);

    /// <summary>A task that was sent before, or by somebody else. Over <c>rpc://</c> only this client's own tasks are answered.</summary>
    /// <param name="taskId">The task's id.</param>
    CeleryTask GetTask(string taskId);

    /// <summary>
    /// Tells every worker that is connected not to start a task. One that waits for its ETA is dropped when the ETA comes; one that is in no
    /// worker yet is dropped by the workers that heard of it, and by those that start while one of them runs.
    /// </summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="terminate">Whether the task is ended if it runs already.</param>
    /// <param name="signal">The signal that ends it, such as <c>SIGKILL</c>; the worker's own unless given.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task RevokeAsync(string taskId, bool terminate = false, string? signal = null, CancellationToken cancellationToken = default);
}
