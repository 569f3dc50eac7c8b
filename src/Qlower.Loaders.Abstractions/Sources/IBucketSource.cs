namespace Qlower.Loaders;

/// <summary>
/// A source over buckets, so that an event that names a bucket and a key leads to a file. Packages that receive events of new objects depend on it.
/// Thread-safe.
/// </summary>
public interface IBucketSource : IFileSource
{
    /// <summary>Whether the bucket belongs to this source.</summary>
    bool Owns(string bucket);

    /// <summary>
    /// Returns the object as it is now, whatever version the event names: events may be late, repeated and out of order.
    /// </summary>
    /// <param name="bucket">A bucket of this source.</param>
    /// <param name="key">The object's key, decoded.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The file; <see langword="null"/> when it is gone, or is not an input file (archives, reports, folder markers).</returns>
    /// <exception cref="SourceUnavailableException">The bucket cannot be read.</exception>
    Task<SourceFile?> FindAsync(string bucket, string key, CancellationToken cancellationToken = default);
}
