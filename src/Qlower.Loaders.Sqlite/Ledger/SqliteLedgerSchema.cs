using Qlower.Loaders.Relational.Ledger;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>The ledger's tables, and the upgrades of files that earlier versions of the package wrote.</summary>
internal static class SqliteLedgerSchema
{
    public static SqlSchema Schema { get; } = new(LedgerTables.Component, LedgerTables.All, LedgerViews.Create, Version2, Version3, Version4, Version5, Version6, Version7);

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

    // The policy is recorded by the inspection, and a dry run stages in the integrators: loads before either are inspected again. One
    // whose dry run was complete continues as the second pass that it was in.
    private const string Version4 = """
        ALTER TABLE staged_keys ADD COLUMN is_erasure INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE loads ADD COLUMN is_all_or_nothing INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE parts DROP COLUMN inspected_rejected;
        UPDATE loads SET state = 0
        WHERE state IN (1, 2)
            OR (state = 3 AND is_dry_run_complete = 0
                AND (parts_done = 0 OR EXISTS (SELECT 1 FROM staged_keys WHERE staged_keys.load = loads.seq)));
        """;

    // Several loads of a partner were processed at the same time: the oldest one continues, the others wait with what they have done.
    private const string Version5 = """
        UPDATE loads SET state = 2 WHERE state = 3 AND seq NOT IN (SELECT min(seq) FROM loads WHERE state = 3 GROUP BY partner);
        CREATE INDEX loads_unqueued ON loads (seq) WHERE state < 5 AND state <> 2;
        CREATE INDEX loads_queued ON loads (partner, seq) WHERE state = 2;
        CREATE UNIQUE INDEX loads_processing ON loads (partner) WHERE state = 3;
        CREATE TABLE replays (
            source TEXT NOT NULL,
            location TEXT NOT NULL,
            replay_of TEXT NOT NULL,
            load INTEGER,
            PRIMARY KEY (source, location)
        ) WITHOUT ROWID, STRICT;
        """;

    private const string Version6 = """
        CREATE TABLE parents (
            load INTEGER NOT NULL, source_offset INTEGER NOT NULL, model INTEGER NOT NULL, external_id TEXT NOT NULL,
            PRIMARY KEY (load, source_offset)) WITHOUT ROWID, STRICT;
        ALTER TABLE findings ADD COLUMN source_offset INTEGER NOT NULL DEFAULT -1;
        UPDATE findings SET source_offset = coalesce(json_extract(CAST(body AS TEXT), '$.Offset'), -1);
        DROP INDEX findings_load;
        CREATE INDEX findings_place ON findings (load, source_offset, seq);
        """;

    // Instants have one shape, in UTC.
    private const string Version7 = """
        UPDATE loads SET last_modified = strftime('%Y-%m-%dT%H:%M:%f0000Z', last_modified) WHERE last_modified NOT LIKE '%Z';
        CREATE TABLE codes (list TEXT NOT NULL, code INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (list, code)) WITHOUT ROWID, STRICT;
        ALTER TABLE ledger ADD COLUMN last_start INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE partner_shares (
            partner TEXT NOT NULL, weight INTEGER NOT NULL DEFAULT 1, max_loads INTEGER, charged INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (partner)
        ) WITHOUT ROWID, STRICT;
        DROP INDEX loads_unqueued;
        CREATE INDEX loads_unqueued ON loads (partner, seq) WHERE state < 5 AND state <> 2;
        CREATE INDEX loads_leased ON loads (partner) WHERE state < 5 AND lease_owner IS NOT NULL;
        DROP INDEX parts_open;
        CREATE INDEX parts_open ON parts (load, model, ordinal) WHERE NOT is_done;
        """;
}
