namespace Azur.RulePack;

/// <summary>Maps the <c>purpose</c> that Azur Gestion sends to the internal category.</summary>
internal static class AzurCategories
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["LOYER"] = "RENT",
        ["APL"] = "RENT_SUBSIDY",
        ["PROVISION CHARGES"] = "RECOVERABLE_CHARGES",
        ["CHARGES"] = "CO_OWNERSHIP_CHARGES",
        ["DEPOT DE GARANTIE"] = "DEPOSIT",
        ["TAXE FONCIERE"] = "PROPERTY_TAX",
        ["TEOM"] = "WASTE_COLLECTION_TAX",
        ["TRAVAUX"] = "WORKS",
        ["ENTRETIEN"] = "MAINTENANCE",
        ["ASSURANCE"] = "INSURANCE",
        ["ASSURANCE PNO"] = "INSURANCE",
        ["HONORAIRES"] = "MANAGEMENT_FEES",
        ["FRAIS BANCAIRES"] = "BANK_FEES",
        ["INTERETS EMPRUNT"] = "LOAN_INTEREST",
    };
}
