namespace Qlower.Loaders.Celery;

/// <summary>Tasks that were sent to run side by side. Thread-safe.</summary>
public sealed class CeleryGroup
{
    internal CeleryGroup(string id, IReadOnlyList<CeleryTask> tasks) => (Id, Tasks) = (id, tasks);

    /// <summary>The group's id.</summary>
    public string Id { get; }

    /// <summary>The tasks, in the order in which they were given.</summary>
    public IReadOnlyList<CeleryTask> Tasks { get; }

    /// <summary>Waits for every result.</summary>
    /// <typeparam name="T">What each is read as.</typeparam>
    /// <param name="timeout">How long to wait for all together; as long as the token allows unless given.</param>
    /// <param name="cancellationToken">Ends the waiting; the tasks go on.</param>
    /// <returns>The results, in the order of the tasks.</returns>
    /// <exception cref="TaskFailedException">A task failed or was revoked; told when every task has ended.</exception>
    /// <exception cref="TimeoutException">One has not ended in time.</exception>
    public async Task<IReadOnlyList<T?>> GetAsync<T>(TimeSpan? timeout = null, CancellationToken cancellationToken = default) =>
        await Task.WhenAll(Tasks.Select(task => task.GetAsync<T>(timeout, cancellationToken))).ConfigureAwait(false);
}
