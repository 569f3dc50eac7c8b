using Qlower.Loaders.Model;
using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>Which column stores which value of the internal model.</summary>
internal static class RecordTables
{
    private static readonly RecordTable[] Tables = [Clients(), Declarants(), Properties(), Associates(), Transactions(), Documents()];

    /// <summary>The tables of all models, as DDL is created from them.</summary>
    public static IReadOnlyList<SqlTable> Definitions { get; } = Array.ConvertAll(Tables, table => table.Definition);

    /// <summary>The table of a model.</summary>
    public static RecordTable Of(RecordModel model) => Tables[(int)model];

    private static RecordTable<Client> Clients() => new(
        "clients",
        [],
        new("email", client => client.Email),
        new("first_name", client => client.FirstName),
        new("last_name", client => client.LastName),
        new("phone_number", client => client.PhoneNumber, isRequired: false));

    private static RecordTable<Declarant> Declarants() => new(
        "declarants",
        [],
        new("client_email", declarant => declarant.ClientEmail, isRequired: false),
        new("siren", declarant => declarant.Siren, isRequired: false),
        new("nic", declarant => declarant.Nic, isRequired: false),
        new("legal_status", declarant => declarant.LegalStatus),
        new("legal_status_label", declarant => declarant.LegalStatusLabel, isRequired: false),
        new("tax_regime_aggregation", declarant => declarant.TaxRegimeAggregation, isRequired: false),
        new("tax_category", declarant => declarant.TaxCategory, isRequired: false),
        new("tax_category_label", declarant => declarant.TaxCategoryLabel, isRequired: false),
        new("tax_regime", declarant => declarant.TaxRegime, isRequired: false),
        new("tax_regime_label", declarant => declarant.TaxRegimeLabel, isRequired: false),
        new("corporate_name", declarant => declarant.CorporateName),
        new("activity_start_date", declarant => declarant.ActivityStartDate, SqlType.Date, isRequired: false),
        new("address", declarant => declarant.Address),
        new("town", declarant => declarant.Town),
        new("post_code", declarant => declarant.PostCode),
        new("department", declarant => declarant.Department, isRequired: false),
        new("oga_siret", declarant => declarant.OgaSiret, isRequired: false),
        new("oga_name", declarant => declarant.OgaName, isRequired: false),
        new("oga_id", declarant => declarant.OgaId, isRequired: false),
        new("oga_number", declarant => declarant.OgaNumber, isRequired: false));

    private static RecordTable<Property> Properties() => new(
        "properties",
        [new SqlIndex("properties_declarant", "partner, declarant_id", where: "declarant_id IS NOT NULL")],
        new("declarant_id", property => property.DeclarantId, isRequired: false),
        new("client_email", property => property.ClientEmail, isRequired: false),
        new("type", property => property.Type, isRequired: false),
        new("description", property => property.Description),
        new("is_furnished", property => property.IsFurnished, SqlType.Boolean, isRequired: false),
        new("management_mode", property => property.ManagementMode, isRequired: false),
        new("building_number", property => property.BuildingNumber),
        new("street", property => property.Street),
        new("street_complement", property => property.StreetComplement, isRequired: false),
        new("town", property => property.Town),
        new("post_code", property => property.PostCode),
        new("department", property => property.Department, isRequired: false),
        new("country", property => property.Country),
        new("owner_last_name", property => property.OwnerLastName),
        new("owner_first_name", property => property.OwnerFirstName),
        new("owner_email", property => property.OwnerEmail),
        new("phone_number", property => property.PhoneNumber, isRequired: false),
        new("construction_date", property => property.ConstructionDate, SqlType.Date, isRequired: false),
        new("acquisition_date", property => property.AcquisitionDate, SqlType.Date),
        new("rooms", property => property.Rooms, SqlType.Integer, isRequired: false),
        new("parking_spaces", property => property.ParkingSpaces, SqlType.Integer, isRequired: false),
        new("floors", property => property.Floors, SqlType.Integer, isRequired: false),
        new("area", property => property.Area, SqlType.Decimal, isRequired: false),
        new("land_area", property => property.LandArea, SqlType.Decimal, isRequired: false),
        new("garden_area", property => property.GardenArea, SqlType.Decimal, isRequired: false),
        new("siret", property => property.Siret, isRequired: false),
        new("vat_option", property => property.VatOption, isRequired: false),
        new("net_revaluation", property => property.NetRevaluation, SqlType.Decimal, isRequired: false),
        new("cost_price", property => property.CostPrice, SqlType.Decimal, isRequired: false),
        new("agency_fee", property => property.AgencyFee, SqlType.Decimal, isRequired: false),
        new("notary_fee", property => property.NotaryFee, SqlType.Decimal, isRequired: false),
        new("activity_start_date", property => property.ActivityStartDate, SqlType.Date, isRequired: false),
        new("work_completion_date", property => property.WorkCompletionDate, SqlType.Date, isRequired: false),
        new("construction_start_date", property => property.ConstructionStartDate, SqlType.Date, isRequired: false),
        new("tax_regime", property => property.TaxRegime),
        new("tax_regime_label", property => property.TaxRegimeLabel, isRequired: false),
        new("completion_status", property => property.CompletionStatus, isRequired: false),
        new("is_dismembered", property => property.IsDismembered, SqlType.Boolean, isRequired: false));

    private static RecordTable<Associate> Associates() => new(
        "associates",
        [new SqlIndex("associates_declarant", "partner, declarant_id")],
        new("declarant_id", associate => associate.DeclarantId),
        new("client_email", associate => associate.ClientEmail, isRequired: false),
        new("civility", associate => associate.Civility),
        new("first_name", associate => associate.FirstName, isRequired: false),
        new("last_name", associate => associate.LastName, isRequired: false),
        new("address", associate => associate.Address, isRequired: false),
        new("town", associate => associate.Town, isRequired: false),
        new("country", associate => associate.Country, isRequired: false),
        new("email", associate => associate.Email),
        new("is_manager", associate => associate.IsManager, SqlType.Boolean, isRequired: false));

    private static RecordTable<Transaction> Transactions() => new(
        "transactions",
        [new SqlIndex("transactions_property", "partner, property_id")],
        new("property_id", transaction => transaction.PropertyId),
        new("client_email", transaction => transaction.ClientEmail, isRequired: false),
        new("tenant_id", transaction => transaction.TenantId, isRequired: false),
        new("execution_date", transaction => transaction.ExecutionDate, SqlType.Date),
        new("fiscal_year", transaction => transaction.FiscalYear, SqlType.Integer),
        new("amount", transaction => transaction.Amount, SqlType.Decimal),
        new("direction", transaction => transaction.Direction == TransactionDirection.Debit ? "debit" : "credit"),
        new("currency", transaction => transaction.Currency),
        new("purpose", transaction => transaction.Purpose, isRequired: false),
        new("category", transaction => transaction.Category, isRequired: false),
        new("reference", transaction => transaction.Reference));

    private static RecordTable<Document> Documents() => new(
        "documents",
        [
            new SqlIndex("documents_property", "partner, property_id", where: "property_id IS NOT NULL"),
            new SqlIndex("documents_declarant", "partner, declarant_id", where: "declarant_id IS NOT NULL"),
        ],
        new("property_id", document => document.PropertyId, isRequired: false),
        new("declarant_id", document => document.DeclarantId, isRequired: false),
        new("client_email", document => document.ClientEmail, isRequired: false),
        new("file_name", document => document.FileName),
        new("file_type", document => document.FileType, isRequired: false),
        new("file_type_label", document => document.FileTypeLabel, isRequired: false),
        new("year", document => document.Year, SqlType.Integer),
        new("file_link", document => document.FileLink));
}
