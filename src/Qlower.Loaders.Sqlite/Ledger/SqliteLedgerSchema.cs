using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>The ledger's tables, and the upgrades of files that earlier versions of the package wrote.</summary>
internal static class SqliteLedgerSchema
{
    public static SqlSchema Schema { get; } = new(LedgerTables.Component, LedgerTables.All, Version2, Version3);

    private const string Version2 = "ALTER TABLE loads ADD COLUMN archived_as_read INTEGER NOT NULL DEFAULT 1";

    // A part with deferred answers had an entry without a name beside them.
    private const string Version3 = """
        ALTER TABLE ledger RENAME COLUMN only TO singleton;
        ALTER TABLE loads RENAME COLUMN is_rehearsed TO is_dry_run_complete;
        ALTER TABLE loads ADD COLUMN pass INTEGER NOT NULL DEFAULT 0;
        CREATE UNIQUE INDEX loads_id ON loads (id);
        CREATE INDEX loads_stalled ON loads (progressed_at, seq) WHERE state < 5;
        ALTER TABLE saved_lanes RENAME TO deferred_answers;
        ALTER TABLE deferred_answers RENAME COLUMN lane TO integrator;
        ALTER TABLE counts RENAME COLUMN lane TO integrator;
        ALTER TABLE parts ADD COLUMN is_deferred INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE parts ADD COLUMN is_faulted INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE parts ADD COLUMN lease_owner TEXT;
        ALTER TABLE parts ADD COLUMN lease_expires_at TEXT;
        ALTER TABLE parts ADD COLUMN lease_token INTEGER NOT NULL DEFAULT 0;
        UPDATE parts SET is_deferred = 1
        WHERE EXISTS (SELECT 1 FROM deferred_answers WHERE deferred_answers.load = parts.load AND deferred_answers.ordinal = parts.ordinal);
        DELETE FROM deferred_answers WHERE integrator = '';
        """;
}
