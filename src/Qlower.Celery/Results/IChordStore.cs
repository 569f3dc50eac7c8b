namespace Qlower.Celery;

/// <summary>Counts the tasks of a chord's header. Several clients and workers share the store. Thread-safe.</summary>
public interface IChordStore
{
    /// <summary>Stores how many tasks a chord waits for, before they are sent.</summary>
    /// <param name="groupId">The header's group.</param>
    /// <param name="size">The number of its tasks.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task BeginAsync(string groupId, int size, CancellationToken cancellationToken = default);

    /// <summary>Adds the result of one task of the header. Adding the same task again replaces its result.</summary>
    /// <param name="groupId">The header's group.</param>
    /// <param name="member">The task with its result.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// Every member in the order of the group when this one completes the header, for the caller to send the body; otherwise <see langword="null"/>.
    /// </returns>
    Task<IReadOnlyList<ChordMember>?> AddAsync(string groupId, ChordMember member, CancellationToken cancellationToken = default);

    /// <summary>Removes a chord whose body was sent or has failed.</summary>
    /// <param name="groupId">The header's group.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task EndAsync(string groupId, CancellationToken cancellationToken = default);
}
