using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Ledger;

/// <summary>The tables of the ledger. In columns named <c>stage</c>, 0 is what the inspection found and 1 what the current pass added.</summary>
internal static class LedgerSchema
{
    public const string Component = "ledger";

    public static SqliteSchema Schema { get; } = new(Component, Version1, Version2);

    private const string Version2 = "ALTER TABLE loads ADD COLUMN archived_as_read INTEGER NOT NULL DEFAULT 1";

    private const string Version1 = """
        CREATE TABLE ledger (only INTEGER PRIMARY KEY CHECK (only = 1), id TEXT NOT NULL) STRICT;

        CREATE TABLE loads (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            source TEXT NOT NULL,
            partner TEXT NOT NULL,
            name TEXT NOT NULL,
            location TEXT NOT NULL,
            length INTEGER NOT NULL,
            identity TEXT NOT NULL,
            last_modified TEXT NOT NULL,
            received_at TEXT NOT NULL,
            state INTEGER NOT NULL,
            replay_of TEXT,
            header_partner TEXT,
            header_created_at TEXT,
            header_version TEXT,
            sha256 TEXT,
            is_refused INTEGER NOT NULL DEFAULT 0,
            secret_ranges TEXT NOT NULL DEFAULT '[]',
            parts INTEGER NOT NULL DEFAULT 0,
            parts_done INTEGER NOT NULL DEFAULT 0,
            is_rehearsed INTEGER NOT NULL DEFAULT 0,
            started_at TEXT,
            processed_at TEXT,
            closed_at TEXT,
            status INTEGER,
            is_faulted INTEGER NOT NULL DEFAULT 0,
            archived_source TEXT,
            archived_partner TEXT,
            archived_location TEXT,
            archived_name TEXT,
            reported TEXT NOT NULL DEFAULT '[]',
            wait_reason TEXT,
            not_before TEXT,
            failures INTEGER NOT NULL DEFAULT 0,
            progressed_at TEXT NOT NULL,
            is_alerted INTEGER NOT NULL DEFAULT 0,
            lease_owner TEXT,
            lease_expires_at TEXT,
            lease_token INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX loads_open ON loads (seq) WHERE state < 5;
        CREATE INDEX loads_partner ON loads (partner, seq);

        CREATE TABLE arrivals (
            source TEXT NOT NULL,
            location TEXT NOT NULL,
            identity TEXT NOT NULL,
            load INTEGER NOT NULL,
            PRIMARY KEY (source, location, identity)
        ) WITHOUT ROWID, STRICT;

        CREATE TABLE parts (
            seq INTEGER PRIMARY KEY,
            load INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            model INTEGER NOT NULL,
            records INTEGER NOT NULL,
            is_done INTEGER NOT NULL DEFAULT 0,
            inspected_rejected BLOB NOT NULL,
            rejected BLOB NOT NULL,
            runs BLOB NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX parts_key ON parts (load, ordinal);
        CREATE INDEX parts_open ON parts (load, model, ordinal) WHERE is_done = 0;

        CREATE TABLE saved_lanes (
            load INTEGER NOT NULL,
            ordinal INTEGER NOT NULL,
            lane TEXT NOT NULL,
            answers BLOB NOT NULL,
            PRIMARY KEY (load, ordinal, lane)
        ) WITHOUT ROWID, STRICT;

        CREATE TABLE counts (
            load INTEGER NOT NULL,
            stage INTEGER NOT NULL,
            lane TEXT NOT NULL,
            model INTEGER NOT NULL,
            received INTEGER NOT NULL,
            integrated INTEGER NOT NULL,
            already_known INTEGER NOT NULL,
            rejected INTEGER NOT NULL,
            PRIMARY KEY (load, stage, lane, model)
        ) WITHOUT ROWID, STRICT;

        CREATE TABLE findings (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            load INTEGER NOT NULL,
            stage INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;
        CREATE INDEX findings_load ON findings (load, seq);

        CREATE TABLE finding_counts (
            load INTEGER NOT NULL,
            stage INTEGER NOT NULL,
            code TEXT NOT NULL,
            severity INTEGER NOT NULL,
            model INTEGER NOT NULL,
            number INTEGER NOT NULL,
            PRIMARY KEY (load, stage, code, severity, model)
        ) WITHOUT ROWID, STRICT;

        CREATE TABLE rejected_records (
            load INTEGER NOT NULL,
            source_offset INTEGER NOT NULL,
            model INTEGER NOT NULL,
            external_id TEXT NOT NULL,
            stage INTEGER NOT NULL,
            PRIMARY KEY (load, source_offset, model)
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX rejected_records_id ON rejected_records (load, model, external_id);

        CREATE TABLE staged_keys (
            load INTEGER NOT NULL,
            model INTEGER NOT NULL,
            external_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            client_email TEXT,
            PRIMARY KEY (load, model, external_id)
        ) WITHOUT ROWID, STRICT;
        """;
}
