namespace Qlower.Loaders.S3.Places;

/// <summary>The keys at a place that a listing skipped. Not thread-safe.</summary>
internal sealed class SkippedKeys(S3Place place)
{
    /// <summary>More keys are not retained.</summary>
    private const int Most = 10_000;

    private readonly List<(string Key, DateTimeOffset? LastModified, UnclaimedReason Reason)> _keys = [];

    /// <summary>Objects and folders, each folder with its slash; the time of writing of an object; and why it was skipped.</summary>
    public IReadOnlyList<(string Key, DateTimeOffset? LastModified, UnclaimedReason Reason)> Keys => _keys;

    /// <summary>Adds a key that is not input.</summary>
    public void Add(string key, DateTimeOffset? lastModified)
    {
        // An object with the key of the prefix is a folder marker, as consoles create it.
        if (key != place.Prefix && !place.IsOwnFolder(key))
        {
            Add(key, lastModified, key.EndsWith('/') ? UnclaimedReason.Nested : UnclaimedReason.IgnoredName);
        }
    }

    /// <summary>Adds a key.</summary>
    public void Add(string key, DateTimeOffset? lastModified, UnclaimedReason reason)
    {
        if (_keys.Count < Most)
        {
            _keys.Add((key, lastModified, reason));
        }
    }
}
