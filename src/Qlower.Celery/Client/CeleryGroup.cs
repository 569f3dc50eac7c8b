namespace Qlower.Celery;

/// <summary>Tasks that were sent to run in parallel. Thread-safe.</summary>
public sealed class CeleryGroup
{
    internal CeleryGroup(string id, IReadOnlyList<CeleryTask> tasks) => (Id, Tasks) = (id, tasks);

    /// <summary>The group's id.</summary>
    public string Id { get; }

    /// <summary>The tasks, in the order in which they were passed.</summary>
    public IReadOnlyList<CeleryTask> Tasks { get; }

    /// <summary>Waits for every result.</summary>
    /// <typeparam name="T">The type of each result.</typeparam>
    /// <param name="timeout">How long to wait for all tasks; <see langword="null"/> for no timeout.</param>
    /// <param name="cancellationToken">Cancels the wait; the tasks continue.</param>
    /// <returns>The results, in the order of the tasks.</returns>
    /// <exception cref="TaskFailedException">A task failed or was revoked; thrown after every task has ended.</exception>
    /// <exception cref="TimeoutException">A task has not ended within the timeout.</exception>
    public async Task<IReadOnlyList<T?>> GetAsync<T>(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(Tasks.Select(task => task.GetAsync<T>(timeout, cancellationToken))).ConfigureAwait(false);
}
