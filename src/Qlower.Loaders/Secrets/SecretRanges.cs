namespace Qlower.Loaders.Secrets;

/// <summary>
/// Collects the byte ranges of a file that are never shown, in bounded memory: adjacent ranges are merged, and from the range that would be
/// one too many the rest of the file is secret. Not thread-safe.
/// </summary>
internal sealed class SecretRanges
{
    /// <summary>The most ranges apart from that of the key. They are stored with the load and read whenever it is.</summary>
    public const int Most = 64;

    private readonly List<ByteRange> _ranges = [];
    private ByteRange? _key;

    /// <summary>Adds the value of the header's key; a second one is a range like any other.</summary>
    public void AddKey(long start, long end)
    {
        if (_key is null)
        {
            _key = new ByteRange(start, end);
        }
        else
        {
            Add(start, end);
        }
    }

    /// <summary>Adds a range that does not start before an earlier one.</summary>
    public void Add(long start, long end)
    {
        if (_ranges.Count > 0 && start <= _ranges[^1].End)
        {
            _ranges[^1] = new ByteRange(_ranges[^1].Start, Math.Max(end, _ranges[^1].End));
        }
        else
        {
            _ranges.Add(new ByteRange(start, _ranges.Count == Most - 1 ? long.MaxValue : end));
        }
    }

    /// <summary>The ranges, that of the key first.</summary>
    /// <param name="openFrom">From where the rest of the file is secret; <see langword="null"/> for nowhere.</param>
    public IReadOnlyList<ByteRange> ToList(long? openFrom)
    {
        if (openFrom is { } start)
        {
            Add(start, long.MaxValue);
        }

        return _key is { } key ? [key, .. _ranges] : [.. _ranges];
    }
}
