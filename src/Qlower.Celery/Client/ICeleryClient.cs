namespace Qlower.Celery;

/// <summary>Sends tasks to Celery workers. A singleton of <c>AddCeleryClient</c>. Thread-safe.</summary>
/// <remarks>
/// Every sending method completes after the broker has confirmed the message. It throws <see cref="QueueMissingException"/> when the message reached no
/// queue, <see cref="PublishException"/> when it was refused, or not confirmed in time or before the connection was lost, <see cref="TopologyException"/>
/// when a queue is not as described, and <see cref="BrokerUnavailableException"/> when the broker refuses the user or the virtual host, or its certificate is
/// not trusted. A cancelled call
/// may have sent its task.
/// </remarks>
public interface ICeleryClient
{
    /// <summary>Sends a task.</summary>
    /// <param name="name">The name of the task at the worker.</param>
    /// <param name="args">The positional arguments, serialized as JSON; <see langword="null"/> for none.</param>
    /// <param name="kwargs">The arguments by name, serialized as JSON; <see langword="null"/> for none.</param>
    /// <param name="options">How the task is sent; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task, which waits for its result.</returns>
    /// <exception cref="ArgumentException">The name is empty, or options contradict each other.</exception>
    Task<CeleryTask> SendTaskAsync(
        string name,
        IReadOnlyList<object?>? args = null,
        IReadOnlyDictionary<string, object?>? kwargs = null,
        SendTaskOptions? options = null,
        CancellationToken cancellationToken = default);

    /// <summary>Sends a task.</summary>
    /// <param name="signature">The task with its arguments and options.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The task, which waits for its result.</returns>
    Task<CeleryTask> SendAsync(CelerySignature signature, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends tasks that run in sequence, each with the result of the preceding one as its first argument. When one fails, the following ones end with its
    /// exception and do not run.
    /// </summary>
    /// <param name="tasks">The tasks in their order; at least one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The last task; the preceding ones are its parents.</returns>
    Task<CeleryTask> SendChainAsync(IReadOnlyList<CelerySignature> tasks, CancellationToken cancellationToken = default);

    /// <summary>Sends tasks that run in parallel. When one cannot be sent, others may have been sent.</summary>
    /// <param name="tasks">The tasks.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The tasks in the same order.</returns>
    Task<CeleryGroup> SendGroupAsync(IReadOnlyList<CelerySignature> tasks, CancellationToken cancellationToken = default);

    /// <summary>
    /// Sends tasks that run in parallel, and one that runs after all have succeeded, with the list of their results as its first argument. When one fails,
    /// the body fails with <c>ChordError</c>. When one cannot be sent, others may have been sent, and the body does not run.
    /// </summary>
    /// <param name="header">The tasks; at least one.</param>
    /// <param name="body">The task that runs after them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The body.</returns>
    /// <exception cref="InvalidOperationException">The result backend supports no chords; Redis does.</exception>
    Task<CeleryTask> SendChordAsync(IReadOnlyList<CelerySignature> header, CelerySignature body, CancellationToken cancellationToken = default);

    /// <summary>Returns a task that was sent before, or by another client. Over <c>rpc://</c>, only results of this client's own tasks are received.</summary>
    /// <param name="taskId">The task's id.</param>
    CeleryTask GetTask(string taskId);

    /// <summary>
    /// Revokes a task at every connected worker. A task that waits for its ETA is dropped at its ETA; a task that no worker has received yet is dropped by
    /// the workers that received the revocation, and by those that start while one of them runs.
    /// </summary>
    /// <param name="taskId">The task's id.</param>
    /// <param name="terminate">Whether a running task is terminated.</param>
    /// <param name="signal">The signal of the termination, such as <c>SIGKILL</c>; <see langword="null"/> for the worker's default.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task RevokeAsync(string taskId, bool terminate = false, string? signal = null, CancellationToken cancellationToken = default);
}
