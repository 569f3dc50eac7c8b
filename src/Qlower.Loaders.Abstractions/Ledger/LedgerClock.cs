namespace Qlower.Loaders.Ledger;

/// <summary>
/// The clock of a ledger: it reads the monotonic clock of the machine and adds an offset, so that its time never jumps. Leases, deferrals
/// and times of progress that were recorded before a jump of the wall clock are moved by <see cref="LoadTransitions.Shift"/> when the ledger
/// adopts the new offset. Thread-safe.
/// </summary>
/// <param name="wallClock">The clock of the host. Its timestamps must be those of the machine's monotonic clock.</param>
public sealed class LedgerClock(TimeProvider wallClock) : TimeProvider
{
    /// <summary>A smaller difference between the wall clock and this one is ignored.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(100);

    /// <summary>The two clocks are not read at the same time: between both reads the thread may have been suspended.</summary>
    private static readonly TimeSpan LongestMeasurement = TimeSpan.FromMilliseconds(10);

    private const int Measurements = 5;

    private long _offset = Measure(wallClock).Ticks;

    /// <summary>What this clock adds to the monotonic clock.</summary>
    public TimeSpan Offset => TimeSpan.FromTicks(Interlocked.Read(ref _offset));

    /// <summary>Whether the wall clock has jumped since the offset was adopted.</summary>
    public bool HasJumped => Jump(Measure(), Offset) != TimeSpan.Zero;

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => wallClock.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => wallClock.TimestampFrequency;

    /// <summary>Returns the difference between two offsets; zero when it is no jump.</summary>
    public static TimeSpan Jump(TimeSpan measured, TimeSpan adopted) =>
        (measured - adopted).Duration() > Tolerance ? measured - adopted : TimeSpan.Zero;

    /// <summary>Returns the offset that would bring this clock onto the wall clock.</summary>
    public TimeSpan Measure() => Measure(wallClock);

    /// <summary>Adopts an offset.</summary>
    public void Adopt(TimeSpan offset) => Interlocked.Exchange(ref _offset, offset.Ticks);

    /// <summary>Returns the monotonic clock plus <see cref="Offset"/>.</summary>
    public override DateTimeOffset GetUtcNow() => new(Monotonic(wallClock) + Interlocked.Read(ref _offset), TimeSpan.Zero);

    /// <inheritdoc />
    public override long GetTimestamp() => wallClock.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        wallClock.CreateTimer(callback, state, dueTime, period);

    private static TimeSpan Measure(TimeProvider wallClock)
    {
        ArgumentNullException.ThrowIfNull(wallClock);
        for (var i = 1; ; i++)
        {
            var before = Monotonic(wallClock);
            var offset = wallClock.GetUtcNow().Ticks - before;
            if (i == Measurements || Monotonic(wallClock) - before <= LongestMeasurement.Ticks)
            {
                return TimeSpan.FromTicks(offset);
            }
        }
    }

    /// <summary>Ticks of the monotonic clock, exact: a double would lose some of them.</summary>
    private static long Monotonic(TimeProvider wallClock) =>
        (long)((Int128)wallClock.GetTimestamp() * TimeSpan.TicksPerSecond / wallClock.TimestampFrequency);
}
