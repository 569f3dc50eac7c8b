using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Tests;

/// <summary>Files as version 2 of the ledger's tables and version 1 of the records' tables left them.</summary>
internal static class ReleasedSchemas
{
    /// <summary>Creates the tables.</summary>
    public static Task CreateAsync(SqliteDatabase database) =>
        database.WriteAsync(
            session =>
            {
                session.Run("CREATE TABLE IF NOT EXISTS schema_versions (component TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID, STRICT");
                session.Run(Ledger1);
                session.Run("ALTER TABLE loads ADD COLUMN archived_as_read INTEGER NOT NULL DEFAULT 1");
                session.Run(Records1);
                return session.Execute("INSERT INTO schema_versions (component, version) VALUES ('ledger', 2), ('records', 1)");
            },
            CancellationToken.None);

    /// <summary>Adds a load in processing: one part of three properties, answered by one integrator while another one was unavailable.</summary>
    public static Task AddDeferredLoadAsync(SqliteDatabase database, string id = "00000000000000000000000000000001", string partner = "acme") =>
        database.WriteAsync(
            session =>
            {
                session.Run(DeferredLoad.Replace("{id}", id, StringComparison.Ordinal).Replace("{partner}", partner, StringComparison.Ordinal));
                return true;
            },
            CancellationToken.None);

    // A run of three records from byte 10 to byte 99.
    private const string DeferredLoad = """
        INSERT INTO loads (id, source, partner, name, location, length, identity, last_modified, received_at, state, header_partner,
            header_created_at, header_version, sha256, parts, is_rehearsed, progressed_at, failures, lease_token)
        VALUES ('{id}', 'inbox', '{partner}', 'a.json', 'acme/a.json', 100, 'v1', '2026-02-27T17:30:05.1230000+01:00',
            '2026-03-01T08:00:00.0000000Z', 3, 'acme', '2026-02-28T09:00:00.0000000+02:00', '2.0', 'aa', 1, 1, '2026-03-01T08:00:00.0000000Z', 1, 4);
        INSERT INTO parts (load, ordinal, model, records, inspected_rejected, rejected, runs)
        VALUES (last_insert_rowid(), 0, 2, 3, x'', x'', x'01010A010159030B2F70726F70657274696573000000');
        INSERT INTO saved_lanes (load, ordinal, lane, answers) SELECT max(seq), 0, '', x'' FROM loads UNION ALL SELECT max(seq), 0, 'crm', x'010102' FROM loads;
        INSERT INTO findings (load, stage, body)
        SELECT max(seq), 0, CAST('{"Code":"QLW1001","Severity":2,"Offset":50}' AS BLOB) FROM loads
        UNION ALL SELECT max(seq), 0, CAST('{"Code":"QLW1001","Severity":2,"Offset":12}' AS BLOB) FROM loads
        UNION ALL SELECT max(seq), 0, CAST('{"Code":"QLW1001","Severity":2,"Offset":-1}' AS BLOB) FROM loads;
        INSERT INTO counts (load, stage, lane, model, received, integrated, already_known, rejected) SELECT max(seq), 0, '', 2, 3, 0, 0, 0 FROM loads;
        """;

    private const string Ledger1 = """
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

    private const string Records1 = """
        CREATE TABLE clients (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            stored_at TEXT NOT NULL,
            changes TEXT,
            email TEXT NOT NULL,
            first_name TEXT NOT NULL,
            last_name TEXT NOT NULL,
            phone_number TEXT
        ) STRICT;
        CREATE UNIQUE INDEX clients_key ON clients (partner, external_id);

        CREATE TABLE declarants (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            stored_at TEXT NOT NULL,
            changes TEXT,
            client_email TEXT,
            siren TEXT,
            nic TEXT,
            legal_status TEXT NOT NULL,
            legal_status_label TEXT,
            tax_regime_aggregation TEXT,
            tax_category TEXT,
            tax_category_label TEXT,
            tax_regime TEXT,
            tax_regime_label TEXT,
            corporate_name TEXT NOT NULL,
            activity_start_date TEXT,
            address TEXT NOT NULL,
            town TEXT NOT NULL,
            post_code TEXT NOT NULL,
            department TEXT,
            oga_siret TEXT,
            oga_name TEXT,
            oga_id TEXT,
            oga_number TEXT
        ) STRICT;
        CREATE UNIQUE INDEX declarants_key ON declarants (partner, external_id);

        CREATE TABLE properties (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            stored_at TEXT NOT NULL,
            changes TEXT,
            declarant_id TEXT,
            client_email TEXT,
            type TEXT,
            description TEXT NOT NULL,
            is_furnished INTEGER NOT NULL,
            management_mode TEXT,
            building_number TEXT NOT NULL,
            street TEXT NOT NULL,
            street_complement TEXT,
            town TEXT NOT NULL,
            post_code TEXT NOT NULL,
            department TEXT,
            country TEXT NOT NULL,
            owner_last_name TEXT NOT NULL,
            owner_first_name TEXT NOT NULL,
            owner_email TEXT NOT NULL,
            phone_number TEXT,
            construction_date TEXT,
            acquisition_date TEXT NOT NULL,
            rooms INTEGER,
            parking_spaces INTEGER,
            floors INTEGER,
            area TEXT,
            land_area TEXT,
            garden_area TEXT,
            siret TEXT,
            vat_option TEXT,
            net_revaluation TEXT,
            cost_price TEXT,
            agency_fee TEXT,
            notary_fee TEXT,
            activity_start_date TEXT,
            work_completion_date TEXT,
            construction_start_date TEXT,
            tax_regime TEXT NOT NULL,
            tax_regime_label TEXT,
            completion_status TEXT,
            is_dismembered INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX properties_key ON properties (partner, external_id);
        CREATE INDEX properties_declarant ON properties (partner, declarant_id) WHERE declarant_id IS NOT NULL;

        CREATE TABLE associates (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            stored_at TEXT NOT NULL,
            changes TEXT,
            declarant_id TEXT NOT NULL,
            client_email TEXT,
            civility TEXT NOT NULL,
            first_name TEXT,
            last_name TEXT,
            address TEXT,
            town TEXT,
            country TEXT,
            email TEXT NOT NULL,
            is_manager INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX associates_key ON associates (partner, external_id);
        CREATE INDEX associates_declarant ON associates (partner, declarant_id);

        CREATE TABLE transactions (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            stored_at TEXT NOT NULL,
            changes TEXT,
            property_id TEXT NOT NULL,
            client_email TEXT,
            tenant_id TEXT,
            execution_date TEXT NOT NULL,
            fiscal_year INTEGER NOT NULL,
            amount TEXT NOT NULL,
            direction TEXT NOT NULL,
            currency TEXT NOT NULL,
            purpose TEXT,
            category TEXT,
            reference TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX transactions_key ON transactions (partner, external_id);
        CREATE INDEX transactions_property ON transactions (partner, property_id);

        CREATE TABLE documents (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            stored_at TEXT NOT NULL,
            changes TEXT,
            property_id TEXT,
            declarant_id TEXT,
            client_email TEXT,
            file_name TEXT NOT NULL,
            file_type TEXT,
            file_type_label TEXT,
            year INTEGER NOT NULL,
            file_link TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX documents_key ON documents (partner, external_id);
        CREATE INDEX documents_property ON documents (partner, property_id) WHERE property_id IS NOT NULL;
        CREATE INDEX documents_declarant ON documents (partner, declarant_id) WHERE declarant_id IS NOT NULL;

        CREATE TABLE erasures (
            seq INTEGER PRIMARY KEY,
            partner TEXT NOT NULL,
            model TEXT NOT NULL,
            external_id TEXT NOT NULL,
            load_id TEXT NOT NULL,
            source_offset INTEGER NOT NULL,
            erased_at TEXT NOT NULL,
            properties INTEGER NOT NULL,
            transactions INTEGER NOT NULL,
            documents INTEGER NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX erasures_key ON erasures (load_id, source_offset);
        CREATE INDEX erasures_record ON erasures (load_id, partner, external_id);
        """;
}
