using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.S3.Objects;

namespace Qlower.Loaders.S3.Versions;

/// <summary>
/// The newest version of each key that was archived and could not be deleted: it and the older ones are not listed again. Grows only where the host has no
/// right to delete, by one entry for each key. Thread-safe.
/// </summary>
internal sealed partial class RetainedVersions(string source, ILogger logger)
{
    private readonly ConcurrentDictionary<ObjectLocation, (string Identity, DateTimeOffset LastModified)> _newest = new();
    private readonly ConcurrentDictionary<string, bool> _buckets = new();

    /// <summary>Records a version. Versions of one key are archived in their order, so it is newer than those recorded before.</summary>
    public void Add(ObjectLocation at, SourceFile file)
    {
        _newest[at] = (file.Identity, file.LastModified);
        if (_buckets.TryAdd(at.Bucket, true))
        {
            LogKept(logger, source, at.Bucket);
        }
    }

    /// <summary>Whether a version is the recorded one, or older.</summary>
    public bool Covers(StoredObject version) =>
        _newest.TryGetValue(version.At, out var kept) && (version.Identity == kept.Identity || version.LastModified < kept.LastModified);

    [LoggerMessage(EventId = 1031, EventName = "VersionKept", Level = LogLevel.Warning, Message = "Source {Source} may not delete versions in bucket {Bucket} (s3:DeleteObjectVersion was denied): versions that were loaded remain, and each listing reads them.")]
    private static partial void LogKept(ILogger logger, string source, string bucket);
}
