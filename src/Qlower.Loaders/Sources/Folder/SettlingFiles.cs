namespace Qlower.Loaders.Sources.Folder;

/// <summary>
/// Decides whether a file is complete: it has not changed for a time. By its time of writing where that is old enough; otherwise by the monotonic clock of this
/// process, since the file was first seen as it is. So a file is found complete also when its time of writing lies ahead. Thread-safe.
/// </summary>
internal sealed class SettlingFiles(TimeSpan stableFor, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Sight> _seen = new(StringComparer.Ordinal);

    /// <summary>Whether the file is complete. One that is not is watched from now on.</summary>
    public bool IsStable(SourceFile file)
    {
        if (time.GetUtcNow() - file.LastModified >= stableFor)
        {
            return true;
        }

        lock (_lock)
        {
            if (_seen.TryGetValue(file.Location, out var seen) && (seen.Length, seen.LastModified) == (file.Length, file.LastModified))
            {
                return time.GetElapsedTime(seen.Since) >= stableFor;
            }

            _seen[file.Location] = new Sight(file.Length, file.LastModified, time.GetTimestamp());
            return stableFor <= TimeSpan.Zero;
        }
    }

    /// <summary>Forgets the files that are no longer at their location.</summary>
    public void Retain(IReadOnlySet<string> locations)
    {
        lock (_lock)
        {
            foreach (var gone in _seen.Keys.Where(location => !locations.Contains(location)).ToArray())
            {
                _seen.Remove(gone);
            }
        }
    }

    /// <summary>Returns when the next file may be complete; <see langword="null"/> when every watched one is.</summary>
    public TimeSpan? NextAfter()
    {
        lock (_lock)
        {
            return _seen.Values.Select(seen => (TimeSpan?)(stableFor - time.GetElapsedTime(seen.Since))).Where(left => left > TimeSpan.Zero).Min();
        }
    }

    private readonly record struct Sight(long Length, DateTimeOffset LastModified, long Since);
}
