namespace Qlower.Loaders;

/// <summary>
/// A source whose places are buckets, so that an event that names a bucket and a key leads to a file. The seam for packages that hear of
/// new objects. Thread-safe.
/// </summary>
public interface IBucketSource : IFileSource
{
    /// <summary>Whether the bucket is one of this source's.</summary>
    bool Owns(string bucket);

    /// <summary>
    /// The object as it is now, whatever version the event told of: events come late, doubled and out of order.
    /// </summary>
    /// <param name="bucket">One of the source's buckets.</param>
    /// <param name="key">The object's key, decoded.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    /// <returns>The file; <see langword="null"/> when it is gone, or is none that partners put (archives, reports, folder markers).</returns>
    /// <exception cref="SourceUnavailableException">The bucket cannot be looked at.</exception>
    Task<SourceFile?> FindAsync(string bucket, string key, CancellationToken cancellationToken = default);
}
