namespace Qlower.Loaders.S3;

/// <summary>How long to pause between two lists: short while files arrive, doubling up to the longest while none do. Thread-safe.</summary>
internal sealed class S3Pace(TimeSpan shortest, TimeSpan longest)
{
    private long _next = shortest.Ticks;

    /// <summary>A file was taken: more may follow.</summary>
    public void Quicken() => Interlocked.Exchange(ref _next, shortest.Ticks);

    /// <summary>The pause before the next list.</summary>
    public TimeSpan Next()
    {
        var pause = Interlocked.Read(ref _next);
        Interlocked.CompareExchange(ref _next, Math.Min(pause * 2, longest.Ticks), pause);
        return TimeSpan.FromTicks(pause);
    }
}
