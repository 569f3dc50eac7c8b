using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>
/// The ledger in a SQLite file: what a call wrote is on the disk when it returns. Thread-safe, and safe between processes on one machine.
/// </summary>
internal sealed class SqliteLoadLedger : RelationalLoadLedger
{
    public SqliteLoadLedger(SqliteDatabase database, TimeProvider time)
        : this(database, new LedgerClock(time), MachineBoot.Id)
    {
    }

    /// <summary>Creates a ledger for tests that restart the machine.</summary>
    internal SqliteLoadLedger(SqliteDatabase database, LedgerClock clock, string boot)
        : base(database, SqliteLedgerSchema.Schema, clock, new MachineClock(clock, boot))
    {
        database.Ledger = this;
    }
}
