namespace Qlower.Celery.Control;

/// <summary>The Lamport clock by which monitors order the events of several workers. Thread-safe.</summary>
internal sealed class LogicalClock
{
    private long _now;

    public long Now => Volatile.Read(ref _now);

    public long Next() => Interlocked.Increment(ref _now);

    /// <summary>Advances to the clock of another worker.</summary>
    public void Adjust(long other)
    {
        for (var now = Now; other > now; now = Now)
        {
            Interlocked.CompareExchange(ref _now, other, now);
        }
    }
}
