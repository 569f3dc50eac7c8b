namespace Qlower.Loaders.Sqlite.Records;

/// <summary>
/// Version 4 of the records' tables: partners and loads are integers in the rows, decimals integers in millionths, and rows refer to the loads that
/// stored them. What is staged is dropped: the loader inspects and stages such a load again.
/// </summary>
internal static class SqliteRecordsVersion4
{
    public static string Script => $"""
        CREATE TABLE partners (
            seq INTEGER PRIMARY KEY, name TEXT NOT NULL
        ) STRICT;
        CREATE UNIQUE INDEX partners_name ON partners (name);
        CREATE TABLE stored_loads (
            seq INTEGER PRIMARY KEY, load_id TEXT NOT NULL, partner INTEGER NOT NULL REFERENCES partners (seq), first_stored_at TEXT NOT NULL,
            lease_token INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE UNIQUE INDEX stored_loads_id ON stored_loads (load_id);
        CREATE TABLE code_labels (
            list TEXT NOT NULL, code TEXT NOT NULL, french TEXT NOT NULL, english TEXT NOT NULL, PRIMARY KEY (list, code)
        ) WITHOUT ROWID, STRICT;
        CREATE TEMP TABLE known AS
        SELECT load_id, partner, min(stored_at) AS stored_at FROM (
            SELECT load_id, partner, stored_at FROM clients
            UNION ALL SELECT load_id, partner, stored_at FROM declarants
            UNION ALL SELECT load_id, partner, stored_at FROM properties
            UNION ALL SELECT load_id, partner, stored_at FROM associates
            UNION ALL SELECT load_id, partner, stored_at FROM transactions
            UNION ALL SELECT load_id, partner, stored_at FROM documents
            UNION ALL SELECT load_id, partner, erased_at FROM erasures
        ) GROUP BY load_id, partner;
        INSERT INTO partners (name) SELECT DISTINCT partner FROM known ORDER BY partner;
        INSERT INTO stored_loads (load_id, partner, first_stored_at)
        SELECT known.load_id, partners.seq, known.stored_at FROM known JOIN partners ON partners.name = known.partner ORDER BY known.load_id;
        DROP TABLE known;
        DROP INDEX clients_key;
        DROP INDEX clients_folded;
        ALTER TABLE clients RENAME TO old_clients;
        CREATE TABLE clients (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), external_id TEXT NOT NULL, load INTEGER NOT NULL REFERENCES
            stored_loads (seq), source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT, folded_id TEXT, email TEXT NOT NULL, first_name TEXT
            NOT NULL, last_name TEXT NOT NULL, phone_number TEXT
        ) STRICT;
        INSERT INTO clients (seq, partner, external_id, load, source_offset, stored_at, changes, folded_id, email, first_name, last_name, phone_number)
        SELECT old.seq, partners.seq, old.external_id, stored_loads.seq, old.source_offset, old.stored_at, old.changes, old.folded_id, old.email, old.first_name,
            old.last_name, old.phone_number
        FROM old_clients old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_clients;
        CREATE UNIQUE INDEX clients_key ON clients (partner, external_id);
        CREATE INDEX clients_folded ON clients (partner, folded_id) WHERE folded_id IS NOT NULL;
        DROP INDEX declarants_key;
        DROP INDEX declarants_folded;
        ALTER TABLE declarants RENAME TO old_declarants;
        CREATE TABLE declarants (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), external_id TEXT NOT NULL, load INTEGER NOT NULL REFERENCES
            stored_loads (seq), source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT, folded_id TEXT, client_email TEXT, siren TEXT, nic
            TEXT, legal_status TEXT NOT NULL, legal_status_label TEXT, tax_regime_aggregation TEXT, tax_category TEXT, tax_category_label TEXT, tax_regime
            TEXT, tax_regime_label TEXT, corporate_name TEXT NOT NULL, activity_start_date TEXT, address TEXT NOT NULL, town TEXT NOT NULL, post_code TEXT NOT
            NULL, department TEXT, oga_siret TEXT, oga_name TEXT, oga_id TEXT, oga_number TEXT
        ) STRICT;
        INSERT INTO declarants (seq, partner, external_id, load, source_offset, stored_at, changes, folded_id, client_email, siren, nic, legal_status, legal_status_label,
            tax_regime_aggregation, tax_category, tax_category_label, tax_regime, tax_regime_label, corporate_name, activity_start_date, address, town,
            post_code, department, oga_siret, oga_name, oga_id, oga_number)
        SELECT old.seq, partners.seq, old.external_id, stored_loads.seq, old.source_offset, old.stored_at, old.changes, old.folded_id, old.client_email, old.siren,
            old.nic, old.legal_status, old.legal_status_label, old.tax_regime_aggregation, old.tax_category, old.tax_category_label, old.tax_regime,
            old.tax_regime_label, old.corporate_name, old.activity_start_date, old.address, old.town, old.post_code, old.department, old.oga_siret,
            old.oga_name, old.oga_id, old.oga_number
        FROM old_declarants old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_declarants;
        CREATE UNIQUE INDEX declarants_key ON declarants (partner, external_id);
        CREATE INDEX declarants_folded ON declarants (partner, folded_id) WHERE folded_id IS NOT NULL;
        DROP INDEX properties_key;
        DROP INDEX properties_folded;
        DROP INDEX properties_declarant;
        ALTER TABLE properties RENAME TO old_properties;
        CREATE TABLE properties (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), external_id TEXT NOT NULL, load INTEGER NOT NULL REFERENCES
            stored_loads (seq), source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT, folded_id TEXT, declarant_id TEXT, client_email TEXT,
            type TEXT, description TEXT NOT NULL, is_furnished INTEGER, management_mode TEXT, building_number TEXT NOT NULL, street TEXT NOT NULL,
            street_complement TEXT, town TEXT NOT NULL, post_code TEXT NOT NULL, department TEXT, country TEXT NOT NULL, owner_last_name TEXT NOT NULL,
            owner_first_name TEXT NOT NULL, owner_email TEXT NOT NULL, phone_number TEXT, construction_date TEXT, acquisition_date TEXT NOT NULL, rooms
            INTEGER, parking_spaces INTEGER, floors INTEGER, area ANY, land_area ANY, garden_area ANY, siret TEXT, vat_option TEXT, net_revaluation ANY,
            cost_price ANY, agency_fee ANY, notary_fee ANY, activity_start_date TEXT, work_completion_date TEXT, construction_start_date TEXT, tax_regime TEXT
            NOT NULL, tax_regime_label TEXT, completion_status TEXT, is_dismembered INTEGER
        ) STRICT;
        INSERT INTO properties (seq, partner, external_id, load, source_offset, stored_at, changes, folded_id, declarant_id, client_email, type, description, is_furnished,
            management_mode, building_number, street, street_complement, town, post_code, department, country, owner_last_name, owner_first_name, owner_email,
            phone_number, construction_date, acquisition_date, rooms, parking_spaces, floors, area, land_area, garden_area, siret, vat_option,
            net_revaluation, cost_price, agency_fee, notary_fee, activity_start_date, work_completion_date, construction_start_date, tax_regime,
            tax_regime_label, completion_status, is_dismembered)
        SELECT old.seq, partners.seq, old.external_id, stored_loads.seq, old.source_offset, old.stored_at, old.changes, old.folded_id, old.declarant_id,
            old.client_email, old.type, old.description, old.is_furnished, old.management_mode, old.building_number, old.street, old.street_complement,
            old.town, old.post_code, old.department, old.country, old.owner_last_name, old.owner_first_name, old.owner_email, old.phone_number,
            old.construction_date, old.acquisition_date, old.rooms, old.parking_spaces, old.floors, {Millionths("old.area")}, {Millionths("old.land_area")},
            {Millionths("old.garden_area")}, old.siret, old.vat_option, {Millionths("old.net_revaluation")}, {Millionths("old.cost_price")},
            {Millionths("old.agency_fee")}, {Millionths("old.notary_fee")}, old.activity_start_date, old.work_completion_date, old.construction_start_date,
            old.tax_regime, old.tax_regime_label, old.completion_status, old.is_dismembered
        FROM old_properties old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_properties;
        CREATE UNIQUE INDEX properties_key ON properties (partner, external_id);
        CREATE INDEX properties_folded ON properties (partner, folded_id) WHERE folded_id IS NOT NULL;
        CREATE INDEX properties_declarant ON properties (partner, declarant_id) WHERE declarant_id IS NOT NULL;
        DROP INDEX associates_key;
        DROP INDEX associates_folded;
        DROP INDEX associates_declarant;
        ALTER TABLE associates RENAME TO old_associates;
        CREATE TABLE associates (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), external_id TEXT NOT NULL, load INTEGER NOT NULL REFERENCES
            stored_loads (seq), source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT, folded_id TEXT, declarant_id TEXT NOT NULL,
            client_email TEXT, civility TEXT NOT NULL, first_name TEXT, last_name TEXT, address TEXT, town TEXT, country TEXT, email TEXT NOT NULL, is_manager
            INTEGER
        ) STRICT;
        INSERT INTO associates (seq, partner, external_id, load, source_offset, stored_at, changes, folded_id, declarant_id, client_email, civility, first_name, last_name, address,
            town, country, email, is_manager)
        SELECT old.seq, partners.seq, old.external_id, stored_loads.seq, old.source_offset, old.stored_at, old.changes, old.folded_id, old.declarant_id,
            old.client_email, old.civility, old.first_name, old.last_name, old.address, old.town, old.country, old.email, old.is_manager
        FROM old_associates old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_associates;
        CREATE UNIQUE INDEX associates_key ON associates (partner, external_id);
        CREATE INDEX associates_folded ON associates (partner, folded_id) WHERE folded_id IS NOT NULL;
        CREATE INDEX associates_declarant ON associates (partner, declarant_id);
        DROP INDEX transactions_key;
        DROP INDEX transactions_folded;
        DROP INDEX transactions_property;
        ALTER TABLE transactions RENAME TO old_transactions;
        CREATE TABLE transactions (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), external_id TEXT NOT NULL, load INTEGER NOT NULL REFERENCES
            stored_loads (seq), source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT, folded_id TEXT, property_id TEXT NOT NULL, client_email
            TEXT, tenant_id TEXT, execution_date TEXT NOT NULL, fiscal_year INTEGER NOT NULL, amount ANY NOT NULL, direction TEXT NOT NULL, currency TEXT NOT
            NULL, purpose TEXT, category TEXT, reference TEXT NOT NULL
        ) STRICT;
        INSERT INTO transactions (seq, partner, external_id, load, source_offset, stored_at, changes, folded_id, property_id, client_email, tenant_id, execution_date, fiscal_year,
            amount, direction, currency, purpose, category, reference)
        SELECT old.seq, partners.seq, old.external_id, stored_loads.seq, old.source_offset, old.stored_at, old.changes, old.folded_id, old.property_id,
            old.client_email, old.tenant_id, old.execution_date, old.fiscal_year, {Millionths("old.amount")}, old.direction, old.currency, old.purpose,
            old.category, old.reference
        FROM old_transactions old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_transactions;
        CREATE UNIQUE INDEX transactions_key ON transactions (partner, external_id);
        CREATE INDEX transactions_folded ON transactions (partner, folded_id) WHERE folded_id IS NOT NULL;
        CREATE INDEX transactions_property ON transactions (partner, property_id);
        DROP INDEX documents_key;
        DROP INDEX documents_folded;
        DROP INDEX documents_property;
        DROP INDEX documents_declarant;
        ALTER TABLE documents RENAME TO old_documents;
        CREATE TABLE documents (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), external_id TEXT NOT NULL, load INTEGER NOT NULL REFERENCES
            stored_loads (seq), source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT, folded_id TEXT, property_id TEXT, declarant_id TEXT,
            client_email TEXT, file_name TEXT NOT NULL, file_type TEXT, file_type_label TEXT, year INTEGER NOT NULL, file_link TEXT NOT NULL
        ) STRICT;
        INSERT INTO documents (seq, partner, external_id, load, source_offset, stored_at, changes, folded_id, property_id, declarant_id, client_email, file_name, file_type,
            file_type_label, year, file_link)
        SELECT old.seq, partners.seq, old.external_id, stored_loads.seq, old.source_offset, old.stored_at, old.changes, old.folded_id, old.property_id,
            old.declarant_id, old.client_email, old.file_name, old.file_type, old.file_type_label, old.year, old.file_link
        FROM old_documents old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_documents;
        CREATE UNIQUE INDEX documents_key ON documents (partner, external_id);
        CREATE INDEX documents_folded ON documents (partner, folded_id) WHERE folded_id IS NOT NULL;
        CREATE INDEX documents_property ON documents (partner, property_id) WHERE property_id IS NOT NULL;
        CREATE INDEX documents_declarant ON documents (partner, declarant_id) WHERE declarant_id IS NOT NULL;
        DROP INDEX erasures_key;
        DROP INDEX erasures_record;
        DROP INDEX erasures_owner;
        ALTER TABLE erasures RENAME TO old_erasures;
        CREATE TABLE erasures (
            seq INTEGER PRIMARY KEY, partner INTEGER NOT NULL REFERENCES partners (seq), model TEXT NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL
            REFERENCES stored_loads (seq), source_offset INTEGER NOT NULL, erased_at TEXT NOT NULL, properties INTEGER NOT NULL, transactions INTEGER NOT
            NULL, documents INTEGER NOT NULL
        ) STRICT;
        INSERT INTO erasures (seq, partner, model, external_id, load, source_offset, erased_at, properties, transactions, documents)
        SELECT old.seq, partners.seq, old.model, old.external_id, stored_loads.seq, old.source_offset, old.erased_at, old.properties, old.transactions, old.documents
        FROM old_erasures old JOIN partners ON partners.name = old.partner JOIN stored_loads ON stored_loads.load_id = old.load_id ORDER BY old.seq;
        DROP TABLE old_erasures;
        CREATE UNIQUE INDEX erasures_key ON erasures (load, source_offset);
        CREATE INDEX erasures_record ON erasures (load, partner, external_id);
        CREATE INDEX erasures_owner ON erasures (partner, external_id);
        DROP TABLE staged_clients;
        CREATE TABLE staged_clients (
            partner INTEGER NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT,
            folded_id TEXT, email TEXT NOT NULL, first_name TEXT NOT NULL, last_name TEXT NOT NULL, phone_number TEXT, batch INTEGER NOT NULL, position
            INTEGER NOT NULL, PRIMARY KEY (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        DROP TABLE staged_declarants;
        CREATE TABLE staged_declarants (
            partner INTEGER NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT,
            folded_id TEXT, client_email TEXT, siren TEXT, nic TEXT, legal_status TEXT NOT NULL, legal_status_label TEXT, tax_regime_aggregation TEXT,
            tax_category TEXT, tax_category_label TEXT, tax_regime TEXT, tax_regime_label TEXT, corporate_name TEXT NOT NULL, activity_start_date TEXT,
            address TEXT NOT NULL, town TEXT NOT NULL, post_code TEXT NOT NULL, department TEXT, oga_siret TEXT, oga_name TEXT, oga_id TEXT, oga_number TEXT,
            batch INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        DROP TABLE staged_properties;
        CREATE TABLE staged_properties (
            partner INTEGER NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT,
            folded_id TEXT, declarant_id TEXT, client_email TEXT, type TEXT, description TEXT NOT NULL, is_furnished INTEGER, management_mode TEXT,
            building_number TEXT NOT NULL, street TEXT NOT NULL, street_complement TEXT, town TEXT NOT NULL, post_code TEXT NOT NULL, department TEXT, country
            TEXT NOT NULL, owner_last_name TEXT NOT NULL, owner_first_name TEXT NOT NULL, owner_email TEXT NOT NULL, phone_number TEXT, construction_date
            TEXT, acquisition_date TEXT NOT NULL, rooms INTEGER, parking_spaces INTEGER, floors INTEGER, area ANY, land_area ANY, garden_area ANY, siret TEXT,
            vat_option TEXT, net_revaluation ANY, cost_price ANY, agency_fee ANY, notary_fee ANY, activity_start_date TEXT, work_completion_date TEXT,
            construction_start_date TEXT, tax_regime TEXT NOT NULL, tax_regime_label TEXT, completion_status TEXT, is_dismembered INTEGER, batch INTEGER NOT
            NULL, position INTEGER NOT NULL, PRIMARY KEY (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        DROP TABLE staged_associates;
        CREATE TABLE staged_associates (
            partner INTEGER NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT,
            folded_id TEXT, declarant_id TEXT NOT NULL, client_email TEXT, civility TEXT NOT NULL, first_name TEXT, last_name TEXT, address TEXT, town TEXT,
            country TEXT, email TEXT NOT NULL, is_manager INTEGER, batch INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        DROP TABLE staged_transactions;
        CREATE TABLE staged_transactions (
            partner INTEGER NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT,
            folded_id TEXT, property_id TEXT NOT NULL, client_email TEXT, tenant_id TEXT, execution_date TEXT NOT NULL, fiscal_year INTEGER NOT NULL, amount
            ANY NOT NULL, direction TEXT NOT NULL, currency TEXT NOT NULL, purpose TEXT, category TEXT, reference TEXT NOT NULL, batch INTEGER NOT NULL,
            position INTEGER NOT NULL, PRIMARY KEY (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        DROP TABLE staged_documents;
        CREATE TABLE staged_documents (
            partner INTEGER NOT NULL, external_id TEXT NOT NULL, load INTEGER NOT NULL, source_offset INTEGER NOT NULL, stored_at TEXT NOT NULL, changes TEXT,
            folded_id TEXT, property_id TEXT, declarant_id TEXT, client_email TEXT, file_name TEXT NOT NULL, file_type TEXT, file_type_label TEXT, year
            INTEGER NOT NULL, file_link TEXT NOT NULL, batch INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        DROP TABLE staged_erasures;
        CREATE TABLE staged_erasures (
            load INTEGER NOT NULL, source_offset INTEGER NOT NULL, external_id TEXT NOT NULL, batch INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY
            (load, source_offset)
        ) WITHOUT ROWID, STRICT;
        CREATE INDEX staged_erasures_record ON staged_erasures (load, external_id);
        DROP TABLE staged_batches;
        CREATE TABLE staged_batches (
            seq INTEGER PRIMARY KEY, load INTEGER NOT NULL, batch_id TEXT NOT NULL, model INTEGER NOT NULL, records INTEGER NOT NULL, outcomes BLOB
        ) STRICT;
        CREATE UNIQUE INDEX staged_batches_key ON staged_batches (load, batch_id);
        DROP TABLE staged_commits;
        CREATE TABLE staged_commits (
            load INTEGER NOT NULL, remarks BLOB NOT NULL, PRIMARY KEY (load)
        ) WITHOUT ROWID, STRICT;
        """;

    /// <summary>A decimal that was text, as an integer in millionths; text that has more digits remains.</summary>
    private static string Millionths(string column) => $"""
        CASE WHEN instr(ltrim({column}, '-') || '.', '.') <= 13 AND length({column}) - instr({column} || '.', '.') <= 6
            THEN CAST(substr({column}, 1, instr({column} || '.', '.') - 1) || substr(substr({column}, instr({column} || '.', '.') + 1) || '000000', 1, 6) AS INTEGER)
            ELSE {column} END
        """;
}
