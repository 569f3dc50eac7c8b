using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Rules;

/// <summary>Rules of deep validation: what a record has to do with others.</summary>
internal static class ReferenceRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Define(RuleCodes.DuplicateId, RuleStage.Validation, FindingSeverity.Error,
            ("Identifiant en double", "Duplicate id"),
            ("L’identifiant « {id} » figure plusieurs fois dans {model} ; seul le premier enregistrement est retenu.", "The id “{id}” stands more than once in {model}; only the first record is kept."),
            ("Si c’est le même enregistrement, supprimez la répétition. S’il s’agit de deux enregistrements, donnez à chacun son identifiant.", "If it is the same record, remove the repetition. If they are two records, give each an id of its own.")),
        Define(RuleCodes.UnknownReference, RuleStage.Validation, FindingSeverity.Error,
            ("Référence inconnue", "Unknown reference"),
            ("« {field} » désigne « {actual} », qui ne figure ni dans ce fichier ni parmi les enregistrements déjà chargés.", "“{field}” names “{actual}”, which is neither in this file nor among the records loaded earlier."),
            ("Ajoutez l’enregistrement désigné au fichier, ou chargez-le d’abord, ou corrigez la référence (majuscules et espaces comptent).", "Add the record it names to the file, or load that one first, or correct the reference (capitals and blanks matter).")),
        Define(RuleCodes.ReferenceRejected, RuleStage.Validation, FindingSeverity.Error,
            ("Référence à un enregistrement rejeté", "Reference to a rejected record"),
            ("« {field} » désigne « {actual} », qui a été rejeté dans ce même fichier.", "“{field}” names “{actual}”, which was rejected in this same file."),
            ("Corrigez d’abord l’enregistrement désigné : celui-ci passera alors avec lui. Les deux sont dans le fichier des rejets.", "Correct the record it names first: this one will then pass with it. Both are in the rejects file.")),
        Define(RuleCodes.ParentRejected, RuleStage.Validation, FindingSeverity.Error,
            ("Enregistrement parent rejeté", "Parent record rejected"),
            ("L’enregistrement est imbriqué dans un enregistrement rejeté.", "The record is nested in a record that was rejected."),
            ("Rien n’est à corriger ici : corrigez l’enregistrement qui le contient, et celui-ci passera avec lui.", "Nothing needs correcting here: correct the record that holds it, and this one will pass with it."),
            Case(Variants.More, ("D’autres enregistrements imbriqués dans le même enregistrement rejeté ne sont pas listés : {expected}.", "More records nested in the same rejected record are not listed: {expected}."))),
        Define(RuleCodes.ClientRejected, RuleStage.Validation, FindingSeverity.Error,
            ("Client rejeté", "Client rejected"),
            ("Le client auquel appartient l’enregistrement a été rejeté.", "The client that the record belongs to was rejected."),
            ("Rien n’est à corriger ici : corrigez le bloc « client » de cette entrée, et tout ce qu’elle contient passera avec lui.", "Nothing needs correcting here: correct the block “client” of that entry, and all that it holds will pass with it."),
            Case(Variants.More, ("D’autres enregistrements du même client rejeté ne sont pas listés : {expected}.", "More records of the same rejected client are not listed: {expected}."))),
        Define(RuleCodes.ReferenceOfOtherClient, RuleStage.Validation, FindingSeverity.Error,
            ("Référence d’un autre client", "Reference of another client"),
            ("« {field} » désigne « {actual} », qui appartient à un autre client.", "“{field}” names “{actual}”, which belongs to another client."),
            ("Les sections d’une entrée de « clients » n’appartiennent qu’à ce client : déplacez l’enregistrement, ou corrigez la référence.", "The sections of an entry of “clients” belong to that client alone: move the record, or correct the reference.")),
        Define(RuleCodes.RefusedAsAWhole, RuleStage.Validation, FindingSeverity.Error,
            ("Chargement refusé en bloc", "Load refused as a whole"),
            ("D’autres enregistrements du fichier sont en anomalie ; selon votre convention, aucun n’a été chargé.", "Other records of the file are faulty; as agreed with you, none was loaded."),
            ("Corrigez les autres anomalies de ce rapport et renvoyez le fichier entier.", "Correct the other findings of this report and send the whole file again.")),
        Define(RuleCodes.SimilarId, RuleStage.Validation, FindingSeverity.Warning,
            ("Identifiants presque identiques", "Almost identical ids"),
            ("L’identifiant « {id} » ne diffère de « {expected} », déjà présent dans {model}, que par des majuscules, des espaces au début ou à la fin, ou le codage des accents ; les deux enregistrements sont distincts.", "The id “{id}” differs from “{expected}”, which is already present in {model}, only by capitals, blanks at its start or end, or the encoding of accents; the two records are distinct."),
            ("S’il s’agit du même enregistrement, envoyez toujours le même identifiant, écrit de la même façon. Sinon, rien n’est à faire.", "If it is the same record, always send the same id, written in the same way. Otherwise nothing needs doing.")),
        Define(RuleCodes.PackRule, RuleStage.Validation, FindingSeverity.Error,
            ("Règle convenue non respectée", "Agreed rule not met"),
            ("L’enregistrement « {id} » ne respecte pas une règle convenue avec vous (champ « {field} »).", "The record “{id}” does not meet a rule agreed with you (field “{field}”)."),
            ("Corrigez la valeur, ou demandez à Qlower la règle convenue avec vous.", "Correct the value, or ask Qlower for the rule agreed with you."),
            Case("", ("L’enregistrement « {id} » ne respecte pas une règle convenue avec vous.", "The record “{id}” does not meet a rule agreed with you.")),
            Case("", ("L’enregistrement ne respecte pas une règle convenue avec vous.", "The record does not meet a rule agreed with you."))),
    ];
}
