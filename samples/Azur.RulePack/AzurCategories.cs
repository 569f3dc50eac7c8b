namespace Azur.RulePack;

/// <summary>What Azur Gestion writes as <c>purpose</c>, and the internal category that it stands for.</summary>
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
