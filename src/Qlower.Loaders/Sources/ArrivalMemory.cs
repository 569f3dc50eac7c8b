using System.Collections.Concurrent;

namespace Qlower.Loaders.Sources;

/// <summary>
/// Arrivals that this process settled with the ledger, so that a source that goes on listing them is not asked about them again. Only saves calls:
/// what is forgotten is asked again. Thread-safe.
/// </summary>
internal sealed class ArrivalMemory(TimeProvider time)
{
    private const int Most = 200_000;

    /// <summary>A claim of another ledger may be withdrawn by hand.</summary>
    private static readonly TimeSpan LostFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<Arrival, (DateTimeOffset Until, string? OpenLoad)> _known = new();

    /// <summary>The ledger knows this arrival. With an open load, whoever asks again looks what became of it.</summary>
    public void Keep(SourceFile file, string? openLoad = null) => Keep(file, DateTimeOffset.MaxValue, openLoad);

    /// <summary>Another ledger has claimed this arrival.</summary>
    public void KeepLost(SourceFile file) => Keep(file, time.GetUtcNow() + LostFor, null);

    /// <summary>Whether the arrival is known, and the load that was open when it was kept.</summary>
    public bool Holds(SourceFile file, out string? openLoad)
    {
        var isKnown = _known.TryGetValue(Arrival.Of(file), out var known) && time.GetUtcNow() < known.Until;
        openLoad = known.OpenLoad;
        return isKnown;
    }

    private void Keep(SourceFile file, DateTimeOffset until, string? openLoad)
    {
        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        _known[Arrival.Of(file)] = (until, openLoad);
    }

    private readonly record struct Arrival(string Source, string Location, string Identity, long Length, DateTimeOffset LastModified)
    {
        public static Arrival Of(SourceFile file) => new(file.Source, file.Location, file.Identity, file.Length, file.LastModified);
    }
}
