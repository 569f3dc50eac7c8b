using Qlower.Loaders.Relational.Records;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Sqlite.Records;

/// <summary>The tables of records, and the upgrades of files that earlier versions of the package wrote.</summary>
internal static class SqliteRecordsSchema
{
    public static SqlSchema Schema { get; } = new(RecordsSchema.Component, RecordsSchema.All, RecordViews.Create, Version2, Version3, SqliteRecordsVersion4.Script);

    private const string Version2 = """
        CREATE TABLE staged_clients (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL,
            changes TEXT, email TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, phone_number TEXT, batch INTEGER NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE staged_declarants (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL,
            changes TEXT, client_email TEXT, siren TEXT, nic TEXT, legal_status TEXT NOT NULL, legal_status_label TEXT,
            tax_regime_aggregation TEXT, tax_category TEXT, tax_category_label TEXT, tax_regime TEXT, tax_regime_label TEXT,
            corporate_name TEXT NOT NULL, activity_start_date TEXT, address TEXT NOT NULL, town TEXT NOT NULL, post_code TEXT NOT NULL,
            department TEXT, oga_siret TEXT, oga_name TEXT, oga_id TEXT, oga_number TEXT, batch INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE staged_properties (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL,
            changes TEXT, declarant_id TEXT, client_email TEXT, type TEXT, description TEXT NOT NULL, is_furnished INTEGER NOT NULL,
            management_mode TEXT, building_number TEXT NOT NULL, street TEXT NOT NULL, street_complement TEXT, town TEXT NOT NULL,
            post_code TEXT NOT NULL, department TEXT, country TEXT NOT NULL, owner_last_name TEXT NOT NULL, owner_first_name TEXT NOT NULL,
            owner_email TEXT NOT NULL, phone_number TEXT, construction_date TEXT, acquisition_date TEXT NOT NULL, rooms INTEGER,
            parking_spaces INTEGER, floors INTEGER, area TEXT, land_area TEXT, garden_area TEXT, siret TEXT, vat_option TEXT,
            net_revaluation TEXT, cost_price TEXT, agency_fee TEXT, notary_fee TEXT, activity_start_date TEXT, work_completion_date TEXT,
            construction_start_date TEXT, tax_regime TEXT NOT NULL, tax_regime_label TEXT, completion_status TEXT,
            is_dismembered INTEGER NOT NULL, batch INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE staged_associates (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL,
            changes TEXT, declarant_id TEXT NOT NULL, client_email TEXT, civility TEXT NOT NULL, first_name TEXT, last_name TEXT,
            address TEXT, town TEXT, country TEXT, email TEXT NOT NULL, is_manager INTEGER NOT NULL, batch INTEGER NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE staged_transactions (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL,
            changes TEXT, property_id TEXT NOT NULL, client_email TEXT, tenant_id TEXT, execution_date TEXT NOT NULL,
            fiscal_year INTEGER NOT NULL, amount TEXT NOT NULL, direction TEXT NOT NULL, currency TEXT NOT NULL, purpose TEXT, category TEXT,
            reference TEXT NOT NULL, batch INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE staged_documents (
            partner TEXT NOT NULL, external_id TEXT NOT NULL, load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL,
            changes TEXT, property_id TEXT, declarant_id TEXT, client_email TEXT, file_name TEXT NOT NULL, file_type TEXT,
            file_type_label TEXT, year INTEGER NOT NULL, file_link TEXT NOT NULL, batch INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE TABLE staged_erasures (
            load_id TEXT NOT NULL, source_offset INTEGER NOT NULL, external_id TEXT NOT NULL, batch INTEGER NOT NULL, position INTEGER NOT NULL,
            PRIMARY KEY (load_id, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX staged_erasures_record ON staged_erasures (load_id, external_id);
        CREATE TABLE staged_batches (
            seq INTEGER PRIMARY KEY, load_id TEXT NOT NULL, batch_id TEXT NOT NULL, model INTEGER NOT NULL, records INTEGER NOT NULL, outcomes BLOB
        ) STRICT;
        CREATE UNIQUE INDEX staged_batches_key ON staged_batches (load_id, batch_id);
        CREATE TABLE staged_commits (load_id TEXT NOT NULL, remarks BLOB NOT NULL, PRIMARY KEY (load_id)) WITHOUT ROWID, STRICT;
        CREATE INDEX erasures_owner ON erasures (partner, external_id);
        """;

    // Ids beyond ASCII that are stored already are folded as far as SQLite folds them.
    private static string Version3 => string.Concat(
        ((string[])["clients", "declarants", "properties", "associates", "transactions", "documents"]).Select(table => $"""
            ALTER TABLE {table} ADD COLUMN folded_id TEXT;
            ALTER TABLE staged_{table} ADD COLUMN folded_id TEXT;
            UPDATE {table} SET folded_id = lower(trim(external_id)) WHERE external_id <> lower(trim(external_id));
            CREATE INDEX {table}_folded ON {table} (partner, folded_id) WHERE folded_id IS NOT NULL;

            """));
}
