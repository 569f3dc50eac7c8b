namespace Qlower.Loaders.Celery;

/// <summary>
/// Stores the records of a batch that is too large for a message; the message carries their location, which both sides must be able to reach.
/// Thread-safe.
/// </summary>
public interface IClaimCheckStore
{
    /// <summary>Stores content until it is removed. Content stored under the same key is replaced.</summary>
    /// <param name="key">The batch id.</param>
    /// <param name="content">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The location from which the other side reads the content.</returns>
    /// <exception cref="IOException">The content cannot be stored.</exception>
    Task<Uri> PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>Removes content that no task will read any more. Does nothing when it does not exist, or was replaced by another process.</summary>
    /// <param name="location">The location that <see cref="PutAsync"/> has returned.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IOException">The content cannot be removed.</exception>
    Task RemoveAsync(Uri location, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes the content of batches that were never answered, such as those of a killed process, but nothing that a task may still read. Called when a
    /// host starts and once a day. Does nothing by default.
    /// </summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="IOException">Not all content could be examined.</exception>
    Task CleanUpAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
