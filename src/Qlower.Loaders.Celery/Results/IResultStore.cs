namespace Qlower.Loaders.Celery;

/// <summary>Where a worker stores the states and results of the tasks that it runs. Thread-safe.</summary>
public interface IResultStore
{
    /// <summary>The name of the backend, such as <c>rpc</c> or <c>redis</c>.</summary>
    string Name { get; }

    /// <summary>Stores a state, and wakes whoever waits for it. A success that is stored already stays.</summary>
    /// <param name="result">The state with its result.</param>
    /// <param name="replyTo">What the task's message named as the place to reply to; may be empty.</param>
    /// <param name="cancellationToken">Ends the call; what was stored stays.</param>
    Task StoreAsync(TaskResult result, string? replyTo, CancellationToken cancellationToken = default);
}
