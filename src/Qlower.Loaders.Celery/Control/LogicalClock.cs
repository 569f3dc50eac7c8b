namespace Qlower.Loaders.Celery.Control;

/// <summary>The Lamport clock by which monitors put events of several workers in order. Thread-safe.</summary>
internal sealed class LogicalClock
{
    private long _now;

    public long Now => Volatile.Read(ref _now);

    public long Next() => Interlocked.Increment(ref _now);

    /// <summary>Takes the clock of another worker into account.</summary>
    public void Adjust(long other)
    {
        for (var now = Now; other > now; now = Now)
        {
            Interlocked.CompareExchange(ref _now, other, now);
        }
    }
}
