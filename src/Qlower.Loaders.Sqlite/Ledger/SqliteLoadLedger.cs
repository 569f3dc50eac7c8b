using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>
/// The ledger in a SQLite file: what a call wrote is on the disk when it returns. Thread-safe, and safe between processes on one machine.
/// </summary>
internal sealed class SqliteLoadLedger(SqliteDatabase database, TimeProvider time)
    : RelationalLoadLedger(database, SqliteLedgerSchema.Schema, time);
