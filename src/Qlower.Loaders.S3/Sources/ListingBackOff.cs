namespace Qlower.Loaders.S3.Sources;

/// <summary>The delay between two listings: the shortest while files arrive, doubling up to the longest while none do. Thread-safe.</summary>
internal sealed class ListingBackOff(TimeSpan shortest, TimeSpan longest)
{
    private long _next = shortest.Ticks;

    /// <summary>Returns to the shortest delay: a file was claimed, and more may follow.</summary>
    public void Reset() => Interlocked.Exchange(ref _next, shortest.Ticks);

    /// <summary>Returns the delay before the next listing.</summary>
    public TimeSpan Next()
    {
        var delay = Interlocked.Read(ref _next);
        Interlocked.CompareExchange(ref _next, Math.Min(delay * 2, longest.Ticks), delay);
        return TimeSpan.FromTicks(delay);
    }
}
