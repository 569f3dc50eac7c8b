using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Rules;

/// <summary>Rules of static validation that accept the record and warn.</summary>
internal static class AcceptedValueRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Define(RuleCodes.DecimalAsText, RuleStage.Inspection, FindingSeverity.Warning,
            ("Nombre envoyé comme texte", "Number sent as text"),
            ("« {field} » contient le nombre {actual} sous forme de texte ; il est lu comme un nombre.", "“{field}” holds the number {actual} as text; it is read as a number."),
            ("Écrivez le nombre sans guillemets.", "Write the number without quotation marks.")),
        Define(RuleCodes.SirenCheckDigit, RuleStage.Inspection, FindingSeverity.Warning,
            ("SIREN à vérifier", "SIREN to check"),
            ("Le SIREN « {actual} » ne satisfait pas au contrôle de clé ; il est gardé tel quel.", "The SIREN “{actual}” fails its check digit; it is kept as sent."),
            ("Vérifiez le numéro dans l’annuaire des entreprises : deux chiffres sont peut-être inversés.", "Check the number in the register of companies: two digits may be swapped.")),
        Define(RuleCodes.SiretCheckDigit, RuleStage.Inspection, FindingSeverity.Warning,
            ("SIRET à vérifier", "SIRET to check"),
            ("Le SIRET « {actual} » ne satisfait pas au contrôle de clé ; il est gardé tel quel.", "The SIRET “{actual}” fails its check digit; it is kept as sent."),
            ("Vérifiez le numéro dans l’annuaire des entreprises : deux chiffres sont peut-être inversés.", "Check the number in the register of companies: two digits may be swapped.")),
        Define(RuleCodes.PostCodeForm, RuleStage.Inspection, FindingSeverity.Warning,
            ("Code postal à vérifier", "Post code to check"),
            ("Le code postal « {actual} » n’a pas cinq chiffres ; il est gardé tel quel.", "The post code “{actual}” does not have five digits; it is kept as sent."),
            ("Envoyez le code postal comme texte : le zéro de tête (01000) se perd dans un nombre.", "Send the post code as text: a leading zero (01000) is lost in a number."),
            Case("", ("Le code postal n’a pas cinq chiffres ; il est gardé tel quel.", "The post code does not have five digits; it is kept as sent."))),
        Define(RuleCodes.VatOptionPercent, RuleStage.Inspection, FindingSeverity.Warning,
            ("Option de TVA avec %", "VAT option with %"),
            ("L’option de TVA « {actual} » porte un signe % ; elle est lue sans lui.", "The VAT option “{actual}” carries a % sign; it is read without it."),
            ("Envoyez N, 10 ou 20, sans le signe %.", "Send N, 10 or 20, without the % sign.")),
        Define(RuleCodes.TaxRegimeDefaulted, RuleStage.Inspection, FindingSeverity.Warning,
            ("Régime fiscal par défaut", "Tax regime by default"),
            ("Le régime fiscal « {field} » est absent ; sauf règle convenue avec vous, la valeur 7 (« Je ne sais pas ») est retenue.", "The tax regime “{field}” is missing; unless a rule agreed with you sets it, the value 7 (“I do not know”) is used."),
            ("Indiquez le régime fiscal de chaque bien, ou le code 7 s’il n’est pas connu.", "State the tax regime of every property, or the code 7 where it is not known.")),
        Define(RuleCodes.MisspeltKey, RuleStage.Inspection, FindingSeverity.Warning,
            ("Clé mal écrite, valeur ignorée", "Misspelt key, value ignored"),
            ("La clé « {actual} » ne fait pas partie du format : sa valeur est ignorée. Vouliez-vous dire « {field} » ?", "The key “{actual}” is not part of the format: its value is ignored. Did you mean “{field}”?"),
            ("Écrivez la clé comme dans le format, majuscules comprises. Si elle vous sert en interne, elle peut rester.", "Write the key as in the format, capitals included. If you need it for yourself, it may stay."),
            Case("", ("Une clé qui ressemble à « {field} » ne fait pas partie du format : sa valeur est ignorée.", "A key that resembles “{field}” is not part of the format: its value is ignored."))),
        Define(RuleCodes.KeyInRecord, RuleStage.Inspection, FindingSeverity.Warning,
            ("Clé dans un enregistrement", "Key in a record"),
            ("L’enregistrement contient la clé « apiKey » du fichier ; il est traité tel qu’il a été envoyé.", "The record contains the key “apiKey” of the file; it is processed as it was sent."),
            ("Retirez la clé de l’enregistrement, puis demandez une nouvelle clé à Qlower : qui voit l’enregistrement voit la clé.", "Remove the key from the record, then ask Qlower for a new key: who sees the record sees the key.")),
    ];
}
