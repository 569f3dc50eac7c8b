using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.PostgreSql.Storage;

/// <summary>
/// The clock of the server, which all hosts share: what a host adds to its own monotonic clock is measured at the start of each transaction, so that
/// neither a wrong clock of a host nor a jump of it has an effect on leases. Thread-safe.
/// </summary>
internal sealed class ServerClock(TimeProvider local) : TimeProvider, ISqlPreparation
{
    private static readonly TimeSpan LongestUse = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private DateTimeOffset _measured = local.GetUtcNow();
    private long _measuredAt = local.GetTimestamp();
    private bool _isMeasured;

    public SqlSchema Schema { get; } = new("clock", []);

    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    public override long TimestampFrequency => local.TimestampFrequency;

    public bool IsDue
    {
        get
        {
            lock (_gate)
            {
                return !_isMeasured || local.GetElapsedTime(_measuredAt) > LongestUse;
            }
        }
    }

    public void Prepare(SqlSession session)
    {
        using var row = session.Query("SELECT clock_timestamp()");
        row.Read();
        var now = row.Instant(0);
        lock (_gate)
        {
            (_measured, _measuredAt, _isMeasured) = (now, local.GetTimestamp(), true);
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _measured + local.GetElapsedTime(_measuredAt);
        }
    }

    public override long GetTimestamp() => local.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);
}
