namespace Qlower.Loaders;

/// <summary>
/// A source whose locations are buckets, so that an event with a bucket and a key can be resolved to a file. Packages that receive events about
/// new objects use it. Implementations are thread-safe.
/// </summary>
public interface IBucketSource : IFileSource
{
    /// <summary>Returns whether the bucket belongs to this source.</summary>
    bool Owns(string bucket);

    /// <summary>
    /// Returns the file to receive next under the key, whatever version the event named: events arrive late, twice and out of order. It is the current object;
    /// in a bucket that stores versions, the oldest version that waits, and the source lists the next one when that is archived.
    /// </summary>
    /// <param name="bucket">A bucket of this source.</param>
    /// <param name="key">The object's key, decoded.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The file; <see langword="null"/> when the object no longer exists, or is not one that partners send (archives, reports, folder markers).</returns>
    /// <exception cref="SourceUnavailableException">The bucket is unavailable.</exception>
    Task<SourceFile?> FindAsync(string bucket, string key, CancellationToken cancellationToken = default);
}
