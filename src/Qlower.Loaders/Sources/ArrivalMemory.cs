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

    private readonly ConcurrentDictionary<Arrival, DateTimeOffset> _until = new();

    /// <summary>The ledger knows this arrival.</summary>
    public void Keep(SourceFile file) => Keep(file, DateTimeOffset.MaxValue);

    /// <summary>Another ledger has claimed this arrival, or it is gone.</summary>
    public void KeepLost(SourceFile file) => Keep(file, time.GetUtcNow() + LostFor);

    public bool Holds(SourceFile file) => _until.TryGetValue(Arrival.Of(file), out var until) && time.GetUtcNow() < until;

    private void Keep(SourceFile file, DateTimeOffset until)
    {
        if (_until.Count >= Most)
        {
            _until.Clear();
        }

        _until[Arrival.Of(file)] = until;
    }

    private readonly record struct Arrival(string Source, string Location, string Identity, long Length, DateTimeOffset LastModified)
    {
        public static Arrival Of(SourceFile file) => new(file.Source, file.Location, file.Identity, file.Length, file.LastModified);
    }
}
