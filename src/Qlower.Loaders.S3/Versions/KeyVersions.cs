using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;

namespace Qlower.Loaders.S3.Versions;

/// <summary>The versions of one key, added as S3 lists them: the newest first. Retains the oldest one that waits, however many there are. Not thread-safe.</summary>
internal sealed class KeyVersions(ObjectLocation at, RetainedVersions kept)
{
    private bool _isDeleted;
    private bool _isComplete;

    public ObjectLocation At => at;

    /// <summary>The oldest version that waits; <see langword="null"/> when none does.</summary>
    public StoredObject? Oldest { get; private set; }

    /// <summary>Whether newer versions wait as well.</summary>
    public bool HasMore { get; private set; }

    /// <summary>When the newest version below a delete marker was written; <see langword="null"/> when there is none.</summary>
    public DateTimeOffset? DeletedVersion { get; private set; }

    public void Add(S3ObjectVersion item)
    {
        if (item.IsDeleteMarker == true)
        {
            _isDeleted = true;
            return;
        }

        var version = StoredObject.Of(at, item);
        _isComplete |= kept.Covers(version);
        if (_isComplete)
        {
            return;
        }

        if (_isDeleted)
        {
            DeletedVersion ??= version.LastModified;
            return;
        }

        HasMore = Oldest is not null;
        Oldest = version;
    }
}
