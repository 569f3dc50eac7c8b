using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Ledger;

/// <summary>
/// The clock of a ledger whose processes all run on one machine and therefore share its monotonic clock. The offset that they add to it is
/// stored with the ledger: after a jump of the wall clock, the first process that notices moves the stored times, in one transaction.
/// After a restart of the machine no lease is valid, because no process of before is alive. Thread-safe.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="boot">Identifies the present run of the machine; the same in every process.</param>
internal sealed class MachineClock(LedgerClock time, string boot) : ISqlPreparation
{
    public SqlSchema Schema { get; } = new("clock", [Table()]);

    public bool IsDue => time.HasJumped;

    public void Prepare(SqlSession session)
    {
        var measured = time.Measure();
        if (Find(session) is not { } stored)
        {
            StoredTimes.Void(session, Wall(measured));
            Write(session, measured);
            return;
        }

        var jump = LedgerClock.Jump(measured, stored);
        if (jump == TimeSpan.Zero)
        {
            time.Adopt(stored);
            return;
        }

        StoredTimes.Shift(session, jump);
        Write(session, measured);
    }

    private static SqlTable Table() => new()
    {
        Name = "clock",
        Columns = [new SqlColumn("singleton", SqlType.Integer), new SqlColumn("boot"), SqlColumn.Integer("clock_offset")],
        PrimaryKey = "singleton",
    };

    private DateTimeOffset Wall(TimeSpan measured)
    {
        time.Adopt(measured);
        return time.GetUtcNow();
    }

    /// <summary>Returns the offset that the present run of the machine uses; null when it has none yet.</summary>
    private TimeSpan? Find(SqlSession session) =>
        session.Scalar("SELECT clock_offset FROM clock WHERE boot = $1", boot) is long ticks ? TimeSpan.FromTicks(ticks) : null;

    private void Write(SqlSession session, TimeSpan offset)
    {
        session.Execute(
            "INSERT INTO clock (singleton, boot, clock_offset) VALUES (1, $1, $2) ON CONFLICT (singleton) DO UPDATE SET boot = $1, clock_offset = $2",
            boot,
            offset.Ticks);
        time.Adopt(offset);
    }
}
