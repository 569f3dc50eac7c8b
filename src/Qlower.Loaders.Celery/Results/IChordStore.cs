namespace Qlower.Loaders.Celery;

/// <summary>Keeps count of the tasks of a chord's header. Thread-safe; several clients and workers share one.</summary>
public interface IChordStore
{
    /// <summary>Says how many tasks a chord waits for, before they are sent.</summary>
    /// <param name="groupId">The header's group.</param>
    /// <param name="size">How many tasks are in it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task BeginAsync(string groupId, int size, CancellationToken cancellationToken = default);

    /// <summary>Adds the result of one task of the header. Adding the same again changes nothing.</summary>
    /// <param name="groupId">The header's group.</param>
    /// <param name="member">The task with its result.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>
    /// Every member in the order of the group when this one was the last, for the caller to send the body; otherwise <see langword="null"/>.
    /// </returns>
    Task<IReadOnlyList<ChordMember>?> AddAsync(string groupId, ChordMember member, CancellationToken cancellationToken = default);

    /// <summary>Drops what was kept of a chord whose body was sent or has failed.</summary>
    /// <param name="groupId">The header's group.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    Task EndAsync(string groupId, CancellationToken cancellationToken = default);
}
