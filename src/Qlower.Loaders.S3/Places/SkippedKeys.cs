namespace Qlower.Loaders.S3.Places;

/// <summary>The keys at a place that a listing skipped because they are not input. Not thread-safe.</summary>
internal sealed class SkippedKeys(S3Place place)
{
    /// <summary>More keys are not retained.</summary>
    private const int Most = 10_000;

    private readonly List<(string Key, DateTimeOffset? LastModified)> _keys = [];

    /// <summary>Objects and folders, each folder with its slash; the time of writing of an object.</summary>
    public IReadOnlyList<(string Key, DateTimeOffset? LastModified)> Keys => _keys;

    public void Add(string key, DateTimeOffset? lastModified)
    {
        // An object with the key of the prefix is a folder marker, as consoles create it.
        if (key != place.Prefix && !place.IsOwnFolder(key) && _keys.Count < Most)
        {
            _keys.Add((key, lastModified));
        }
    }
}
