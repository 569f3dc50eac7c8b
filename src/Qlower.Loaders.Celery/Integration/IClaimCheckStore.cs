namespace Qlower.Loaders.Celery;

/// <summary>
/// Keeps the records of a batch that is too large for a message; the message carries where they are. Both sides must reach the place.
/// Thread-safe.
/// </summary>
public interface IClaimCheckStore
{
    /// <summary>Keeps content until it is removed. The same key again takes the place of what was kept.</summary>
    /// <param name="key">What it belongs to: the batch id.</param>
    /// <param name="content">JSON in UTF-8.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>Where the other side reads it.</returns>
    /// <exception cref="IOException">It cannot be kept.</exception>
    Task<Uri> PutAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes what no task will read any more; nothing happens when it is not there, or when the key was kept again by somebody else meanwhile.
    /// </summary>
    /// <param name="location">What <see cref="PutAsync"/> has returned.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IOException">It cannot be removed.</exception>
    Task RemoveAsync(Uri location, CancellationToken cancellationToken = default);

    /// <summary>
    /// Removes what was left behind by batches that were never answered, such as those of a process that was killed; never what a task may still
    /// read. Called when a host starts and once a day. Does nothing unless implemented.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="IOException">Not everything could be looked at.</exception>
    Task TidyAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
}
