using Qlower.Loaders.Sqlite.Storage;

namespace Qlower.Loaders.Sqlite.Records;

/// <summary>
/// The tables of records. The key is an integer, so that rows are appended; (partner, external id) is a unique index beside it.
/// </summary>
internal static class RecordsSchema
{
    public const string Component = "records";

    public static SqliteSchema Schema { get; } = new(Component, Version1);

    private const string Version1 = """
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
