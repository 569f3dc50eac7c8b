namespace Qlower.Loaders.S3.Tests;

/// <summary>The system's clock, moved forward by an offset that a test sets. Timers are those of the system. Thread-safe.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private long _offset;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    public void Advance(TimeSpan offset) => Interlocked.Add(ref _offset, offset.Ticks);
}
