namespace Qlower.Celery;

/// <summary>Stores the states and results of the tasks that a worker runs. Thread-safe.</summary>
public interface IResultStore
{
    /// <summary>The name of the backend, such as <c>rpc</c> or <c>redis</c>.</summary>
    string Name { get; }

    /// <summary>Stores a state, and notifies waiting clients. A stored success is not replaced.</summary>
    /// <param name="result">The state with its result.</param>
    /// <param name="replyTo">The reply address of the task's message; may be empty.</param>
    /// <param name="cancellationToken">Cancels the call; the state may have been stored.</param>
    Task StoreAsync(TaskResult result, string? replyTo, CancellationToken cancellationToken = default);
}
