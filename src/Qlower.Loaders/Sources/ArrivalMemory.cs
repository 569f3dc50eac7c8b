using System.Collections.Concurrent;

namespace Qlower.Loaders.Sources;

/// <summary>
/// Arrivals that the ledger knows, so that a source that continues to list them causes no further calls. A cache only: a forgotten arrival is
/// checked again. Thread-safe.
/// </summary>
internal sealed class ArrivalMemory(TimeProvider time)
{
    private const int Most = 200_000;

    /// <summary>A claim of another ledger may be withdrawn by hand.</summary>
    private static readonly TimeSpan LostFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Arrival, (long? LostAt, string? OpenLoad)> _known = new();

    /// <summary>Stores an arrival that the ledger knows. With an open load, the caller checks the state of the load the next time.</summary>
    public void Keep(SourceFile file, string? openLoad = null) => Keep(file, null, openLoad);

    /// <summary>Stores an arrival that another ledger has claimed.</summary>
    public void KeepLost(SourceFile file) => Keep(file, time.GetTimestamp(), null);

    /// <summary>Whether the arrival is known, and the load that was open when it was stored.</summary>
    public bool Contains(SourceFile file, out string? openLoad)
    {
        var isKnown = _known.TryGetValue(Arrival.Of(file), out var known) && (known.LostAt is not { } lostAt || time.GetElapsedTime(lostAt) < LostFor);
        openLoad = known.OpenLoad;
        return isKnown;
    }

    private void Keep(SourceFile file, long? lostAt, string? openLoad)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[Arrival.Of(file)] = (lostAt, openLoad);
    }

    private readonly record struct Arrival(string Source, string Location, string Identity, long Length, DateTimeOffset LastModified)
    {
        public static Arrival Of(SourceFile file) => new(file.Source, file.Location, file.Identity, file.Length, file.LastModified);
    }
}
