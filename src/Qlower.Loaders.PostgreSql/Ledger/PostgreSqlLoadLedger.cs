using Qlower.Loaders.PostgreSql.Storage;
using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.PostgreSql.Ledger;

/// <summary>The ledger in a PostgreSQL database. Leases follow the clock of the server. Thread-safe, and safe between hosts on many machines.</summary>
internal sealed class PostgreSqlLoadLedger : RelationalLoadLedger
{
    private static readonly SqlSchema Schema = new(LedgerTables.Component, LedgerTables.All, LedgerViews.Create);

    public PostgreSqlLoadLedger(PostgreSqlDatabase database, TimeProvider time)
        : this(database, new ServerClock(time))
    {
    }

    /// <summary>Creates a ledger for tests that move the clock.</summary>
    internal PostgreSqlLoadLedger(PostgreSqlDatabase database, TimeProvider time, ISqlPreparation? clock)
        : base(database, Schema, time, clock)
    {
        database.Ledger = this;
    }

    private PostgreSqlLoadLedger(PostgreSqlDatabase database, ServerClock clock)
        : this(database, clock, clock)
    {
    }
}
