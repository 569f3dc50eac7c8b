using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Rules;

/// <summary>Rules about the header.</summary>
internal static class HeaderRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Define(RuleCodes.HeaderMemberMissing, RuleStage.Header, FindingSeverity.Error,
            ("En-tête incomplet", "Incomplete header"),
            ("L’en-tête ne contient pas « {field} ». Rien n’a été chargé.", "The header lacks “{field}”. Nothing was loaded."),
            ("Ajoutez à la racine du fichier les quatre clés « inigPtynm », « apiKey », « creDtTm » et « versionId ».", "Put the four keys “inigPtynm”, “apiKey”, “creDtTm” and “versionId” at the root of the file."),
            Case(Variants.Misspelt, ("L’en-tête ne contient pas « {field} », et la clé « {actual} » ne fait pas partie du format. Vouliez-vous dire « {field} » ? Rien n’a été chargé.", "The header lacks “{field}”, and the key “{actual}” is not part of the format. Did you mean “{field}”? Nothing was loaded."))),
        Define(RuleCodes.HeaderMemberInvalid, RuleStage.Header, FindingSeverity.Error,
            ("En-tête mal formé", "Malformed header"),
            ("La valeur de « {field} » dans l’en-tête n’a pas la forme attendue : {expected}. Rien n’a été chargé.", "The value of “{field}” in the header does not have the form expected: {expected}. Nothing was loaded."),
            ("Corrigez la valeur dans l’en-tête. Une date et heure s’écrit par exemple « 2026-01-05T09:46:28+01:00 ».", "Correct the value in the header. A date and time reads, for example, “2026-01-05T09:46:28+01:00”."),
            Case(Variants.Null, ("La valeur de « {field} » dans l’en-tête est nulle ; attendu : {expected}. Rien n’a été chargé.", "The value of “{field}” in the header is null; expected: {expected}. Nothing was loaded.")),
            Case(Variants.Empty, ("La valeur de « {field} » dans l’en-tête est vide. Rien n’a été chargé.", "The value of “{field}” in the header is empty. Nothing was loaded."),
                ("Renseignez la valeur dans l’en-tête.", "Fill in the value in the header.")),
            Case(Variants.List, ("La valeur de « {field} » dans l’en-tête est une liste ; attendu : {expected}. Rien n’a été chargé.", "The value of “{field}” in the header is a list; expected: {expected}. Nothing was loaded.")),
            Case(Variants.Object, ("La valeur de « {field} » dans l’en-tête est un objet ; attendu : {expected}. Rien n’a été chargé.", "The value of “{field}” in the header is an object; expected: {expected}. Nothing was loaded.")),
            Case("", ("La valeur de « {field} » dans l’en-tête n’a pas la forme attendue. Rien n’a été chargé.", "The value of “{field}” in the header does not have the form expected. Nothing was loaded."))),
        Define(RuleCodes.UnknownPartner, RuleStage.Header, FindingSeverity.Error,
            ("Partenaire inconnu", "Unknown partner"),
            ("Le partenaire « {actual} » de l’en-tête n’est pas connu de Qlower. Rien n’a été chargé.", "The partner “{actual}” of the header is not known to Qlower. Nothing was loaded."),
            ("Vérifiez « inigPtynm » : l’identifiant que Qlower vous a remis, majuscules comprises.", "Check “inigPtynm”: the id that Qlower gave you, capitals included."),
            Case("", ("Le partenaire de l’en-tête n’est pas connu de Qlower. Rien n’a été chargé.", "The partner of the header is not known to Qlower. Nothing was loaded."))),
        Define(RuleCodes.WrongKey, RuleStage.Header, FindingSeverity.Error,
            ("Clé refusée", "Key refused"),
            ("La clé « apiKey » de l’en-tête n’est pas celle du partenaire. Rien n’a été chargé.", "The key “apiKey” of the header is not the partner’s. Nothing was loaded."),
            ("Vérifiez la clé et l’environnement (production ou préproduction). Si elle a été renouvelée, utilisez la nouvelle ; ne l’envoyez jamais par courriel.", "Check the key and the environment (production or staging). If it was renewed, use the new one; never send it by email.")),
        Define(RuleCodes.ForeignPartner, RuleStage.Header, FindingSeverity.Error,
            ("Partenaire d’un autre dépôt", "Partner of another place"),
            ("L’en-tête désigne le partenaire « {actual} », mais le fichier est arrivé à l’emplacement d’un autre partenaire. Rien n’a été chargé.", "The header names the partner “{actual}”, but the file arrived at another partner’s place. Nothing was loaded."),
            ("Déposez le fichier à l’emplacement qui vous appartient, ou corrigez « inigPtynm ».", "Send the file to the place that is yours, or correct “inigPtynm”."),
            Case("", ("L’en-tête désigne un autre partenaire que celui de l’emplacement où le fichier est arrivé. Rien n’a été chargé.", "The header names another partner than the owner of the place where the file arrived. Nothing was loaded."))),
        Define(RuleCodes.FileNameRule, RuleStage.Header, FindingSeverity.Error,
            ("Nom de fichier non conforme", "File name not as agreed"),
            ("Le nom du fichier ne suit pas la règle convenue : {expected}. Rien n’a été chargé.", "The file’s name does not follow the rule agreed: {expected}. Nothing was loaded."),
            ("Renommez le fichier selon la règle convenue et déposez-le de nouveau.", "Rename the file by the rule agreed and send it again.")),
        Define(RuleCodes.FutureDate, RuleStage.Header, FindingSeverity.Error,
            ("Date de création dans le futur", "Creation date in the future"),
            ("La date de création « {actual} » est dans le futur. Rien n’a été chargé.", "The creation date “{actual}” is in the future. Nothing was loaded."),
            ("Vérifiez l’horloge de votre serveur et le décalage horaire de « creDtTm » : sans décalage, l’heure est celle de Paris.", "Check your server’s clock and the offset of “creDtTm”: without an offset, the time is that of Paris.")),
        Define(RuleCodes.UnknownVersion, RuleStage.Header, FindingSeverity.Error,
            ("Version du format inconnue", "Unknown version of the format"),
            ("La version « {actual} » du format n’est pas connue ; versions acceptées : {expected}. Rien n’a été chargé.", "The version “{actual}” of the format is not known; accepted versions: {expected}. Nothing was loaded."),
            ("Écrivez « versionId » comme texte, par exemple \"2.0\".", "Write “versionId” as text, for example \"2.0\"."),
            Case("", ("La version du format n’est pas connue ; versions acceptées : {expected}. Rien n’a été chargé.", "The version of the format is not known; accepted versions: {expected}. Nothing was loaded."))),
    ];
}
