using Qlower.Loaders;

namespace Azur.RulePack;

/// <summary>The texts of the pack's rules in the partner's reports.</summary>
internal static class AzurRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Of(AzurCodes.PurposeMissing, FindingSeverity.Error, RuleStage.Inspection,
            new("Motif absent", "Purpose missing"),
            new("Le motif (purpose) de l'opération manque.", "The transaction has no purpose."),
            new("Indiquez le motif comptable, par exemple LOYER ou CHARGES.", "Give the accounting purpose, such as LOYER or CHARGES.")),
        Of(AzurCodes.ReferenceTooLong, FindingSeverity.Error, RuleStage.Inspection,
            new("Référence trop longue", "Reference too long"),
            new("La référence dépasse 35 caractères.", "The reference is longer than 35 characters."),
            new("Envoyez la référence Azur sans le libellé de la banque.", "Send the Azur reference without the bank's text.")),
        Of(AzurCodes.ReferenceForm, FindingSeverity.Error, RuleStage.Validation,
            new("Référence inconnue", "Unknown form of reference"),
            new("La référence {actual} n'a pas la forme {expected}.", "The reference {actual} does not have the form {expected}."),
            new("Reprenez la référence du relevé de gestion : AZ-, l'année, un tiret, le numéro.",
                "Copy the reference from the management statement: AZ-, the year, a hyphen, the number.")),
        Of(AzurCodes.AmountZero, FindingSeverity.Error, RuleStage.Validation,
            new("Montant nul", "Zero amount"),
            new("Le montant de l'opération est nul.", "The amount of the transaction is zero."),
            new("N'exportez pas les écritures annulées.", "Leave cancelled entries out of the export.")),
        Of(AzurCodes.DateTooOld, FindingSeverity.Error, RuleStage.Validation,
            new("Opération trop ancienne", "Transaction too old"),
            new("L'opération du {actual} précède le {expected}, date d'ouverture des comptes.",
                "The transaction of {actual} is from before {expected}, when the accounts were opened."),
            new("Limitez l'export aux exercices depuis 2015.", "Limit the export to the years since 2015.")),
        Of(AzurCodes.DateInFuture, FindingSeverity.Error, RuleStage.Validation,
            new("Opération future", "Transaction in the future"),
            new("L'opération du {actual} est postérieure au chargement ({expected}).",
                "The transaction of {actual} is from after the load ({expected})."),
            new("N'envoyez que des opérations exécutées.", "Send only transactions that were executed.")),
        Of(AzurCodes.RentAsDebit, FindingSeverity.Warning, RuleStage.Validation,
            new("Loyer au débit", "Rent as a debit"),
            new("Un loyer est envoyé au débit ({actual}).", "A rent is sent as a debit ({actual})."),
            new("Vérifiez le signe ; un remboursement de loyer peut rester tel quel.", "Check the sign; a rent that was paid back may stay as it is.")),
        Of(AzurCodes.OutsideOfRegion, FindingSeverity.Warning, RuleStage.Validation,
            new("Bien hors secteur", "Property outside of the region"),
            new("Le code postal {actual} n'est ni des Alpes-Maritimes (06) ni du Var (83).",
                "The post code {actual} is neither of the Alpes-Maritimes (06) nor of the Var (83)."),
            new("Vérifiez le code postal du bien.", "Check the property's post code.")),
        Of(AzurCodes.AcquiredBeforeBuilt, FindingSeverity.Warning, RuleStage.Validation,
            new("Acquis avant construction", "Acquired before it was built"),
            new("Le bien est acquis le {actual}, avant sa construction ({expected}), sans être en VEFA.",
                "The property was acquired on {actual}, before it was built ({expected}), and not off plan."),
            new("Corrigez l'une des dates, ou indiquez VEFA.", "Correct one of the dates, or say VEFA.")),
        Of(AzurCodes.CompanyWithoutSiren, FindingSeverity.Error, RuleStage.Validation,
            new("SIREN absent", "SIREN missing"),
            new("Un déclarant à l'impôt sur les sociétés n'a pas de SIREN.", "A declarant under corporate tax has no SIREN."),
            new("Ajoutez le SIREN de la société.", "Add the company's SIREN.")),
    ];

    private static Rule Of(string code, FindingSeverity severity, RuleStage stage, LocalizedText title, LocalizedText message, LocalizedText remedy) =>
        new() { Code = code, Severity = severity, Stage = stage, Title = title, Message = message, Remedy = remedy };
}
