using Qlower.Loaders.Model;

namespace Qlower.Loaders.Sqlite.Records;

/// <summary>Which column keeps which value of the internal model.</summary>
internal static class RecordTables
{
    private static readonly RecordTable[] Tables = [Clients(), Declarants(), Properties(), Associates(), Transactions(), Documents()];

    /// <summary>The table of a model.</summary>
    public static RecordTable Of(RecordModel model) => Tables[(int)model];

    private static RecordTable<Client> Clients() => new(
        "clients",
        ("email", client => client.Email),
        ("first_name", client => client.FirstName),
        ("last_name", client => client.LastName),
        ("phone_number", client => client.PhoneNumber));

    private static RecordTable<Declarant> Declarants() => new(
        "declarants",
        ("client_email", declarant => declarant.ClientEmail),
        ("siren", declarant => declarant.Siren),
        ("nic", declarant => declarant.Nic),
        ("legal_status", declarant => declarant.LegalStatus),
        ("legal_status_label", declarant => declarant.LegalStatusLabel),
        ("tax_regime_aggregation", declarant => declarant.TaxRegimeAggregation),
        ("tax_category", declarant => declarant.TaxCategory),
        ("tax_category_label", declarant => declarant.TaxCategoryLabel),
        ("tax_regime", declarant => declarant.TaxRegime),
        ("tax_regime_label", declarant => declarant.TaxRegimeLabel),
        ("corporate_name", declarant => declarant.CorporateName),
        ("activity_start_date", declarant => StoredValue.Of(declarant.ActivityStartDate)),
        ("address", declarant => declarant.Address),
        ("town", declarant => declarant.Town),
        ("post_code", declarant => declarant.PostCode),
        ("department", declarant => declarant.Department),
        ("oga_siret", declarant => declarant.OgaSiret),
        ("oga_name", declarant => declarant.OgaName),
        ("oga_id", declarant => declarant.OgaId),
        ("oga_number", declarant => declarant.OgaNumber));

    private static RecordTable<Property> Properties() => new(
        "properties",
        ("declarant_id", property => property.DeclarantId),
        ("client_email", property => property.ClientEmail),
        ("type", property => property.Type),
        ("description", property => property.Description),
        ("is_furnished", property => StoredValue.Of(property.IsFurnished)),
        ("management_mode", property => property.ManagementMode),
        ("building_number", property => property.BuildingNumber),
        ("street", property => property.Street),
        ("street_complement", property => property.StreetComplement),
        ("town", property => property.Town),
        ("post_code", property => property.PostCode),
        ("department", property => property.Department),
        ("country", property => property.Country),
        ("owner_last_name", property => property.OwnerLastName),
        ("owner_first_name", property => property.OwnerFirstName),
        ("owner_email", property => property.OwnerEmail),
        ("phone_number", property => property.PhoneNumber),
        ("construction_date", property => StoredValue.Of(property.ConstructionDate)),
        ("acquisition_date", property => StoredValue.Of(property.AcquisitionDate)),
        ("rooms", property => property.Rooms),
        ("parking_spaces", property => property.ParkingSpaces),
        ("floors", property => property.Floors),
        ("area", property => StoredValue.Of(property.Area)),
        ("land_area", property => StoredValue.Of(property.LandArea)),
        ("garden_area", property => StoredValue.Of(property.GardenArea)),
        ("siret", property => property.Siret),
        ("vat_option", property => property.VatOption),
        ("net_revaluation", property => StoredValue.Of(property.NetRevaluation)),
        ("cost_price", property => StoredValue.Of(property.CostPrice)),
        ("agency_fee", property => StoredValue.Of(property.AgencyFee)),
        ("notary_fee", property => StoredValue.Of(property.NotaryFee)),
        ("activity_start_date", property => StoredValue.Of(property.ActivityStartDate)),
        ("work_completion_date", property => StoredValue.Of(property.WorkCompletionDate)),
        ("construction_start_date", property => StoredValue.Of(property.ConstructionStartDate)),
        ("tax_regime", property => property.TaxRegime),
        ("tax_regime_label", property => property.TaxRegimeLabel),
        ("completion_status", property => property.CompletionStatus),
        ("is_dismembered", property => StoredValue.Of(property.IsDismembered)));

    private static RecordTable<Associate> Associates() => new(
        "associates",
        ("declarant_id", associate => associate.DeclarantId),
        ("client_email", associate => associate.ClientEmail),
        ("civility", associate => associate.Civility),
        ("first_name", associate => associate.FirstName),
        ("last_name", associate => associate.LastName),
        ("address", associate => associate.Address),
        ("town", associate => associate.Town),
        ("country", associate => associate.Country),
        ("email", associate => associate.Email),
        ("is_manager", associate => StoredValue.Of(associate.IsManager)));

    private static RecordTable<Transaction> Transactions() => new(
        "transactions",
        ("property_id", transaction => transaction.PropertyId),
        ("client_email", transaction => transaction.ClientEmail),
        ("tenant_id", transaction => transaction.TenantId),
        ("execution_date", transaction => StoredValue.Of(transaction.ExecutionDate)),
        ("fiscal_year", transaction => transaction.FiscalYear),
        ("amount", transaction => StoredValue.Of(transaction.Amount)),
        ("direction", transaction => transaction.Direction == TransactionDirection.Debit ? "debit" : "credit"),
        ("currency", transaction => transaction.Currency),
        ("purpose", transaction => transaction.Purpose),
        ("category", transaction => transaction.Category),
        ("reference", transaction => transaction.Reference));

    private static RecordTable<Document> Documents() => new(
        "documents",
        ("property_id", document => document.PropertyId),
        ("declarant_id", document => document.DeclarantId),
        ("client_email", document => document.ClientEmail),
        ("file_name", document => document.FileName),
        ("file_type", document => document.FileType),
        ("file_type_label", document => document.FileTypeLabel),
        ("year", document => document.Year),
        ("file_link", document => document.FileLink));
}
