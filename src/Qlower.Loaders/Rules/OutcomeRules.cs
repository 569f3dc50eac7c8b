using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Rules;

/// <summary>Rules of transformation, integration and erasure, and the faults on Qlower's side.</summary>
internal static class OutcomeRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        Define(RuleCodes.NotNormalised, RuleStage.Transformation, FindingSeverity.Warning,
            ("Valeur gardée telle quelle", "Value kept as sent"),
            ("La valeur « {actual} » de « {field} » n’a pas pu être normalisée ; elle est gardée telle quelle.", "The value “{actual}” of “{field}” could not be normalised; it is kept as sent."),
            ("Pour un téléphone, écrivez la forme internationale, par exemple +33 6 12 34 56 78.", "For a phone number, write the international form, for example +33 6 12 34 56 78.")),
        Define(RuleCodes.UnmappedPurpose, RuleStage.Transformation, FindingSeverity.Warning,
            ("Catégorie sans correspondance", "Category without a counterpart"),
            ("La catégorie « {actual} » n’a pas de correspondance chez Qlower ; l’opération est chargée sans catégorie.", "The category “{actual}” has no counterpart at Qlower; the transaction is loaded without one."),
            ("Transmettez à Qlower la signification de cette catégorie, ou utilisez une catégorie convenue.", "Tell Qlower what the category means, or use one that was agreed.")),
        Define(RuleCodes.RefusedBySystem, RuleStage.Integration, FindingSeverity.Error,
            ("Refus d’un système", "Refused by a system"),
            ("Un système de Qlower a refusé l’enregistrement « {id} ».", "A system of Qlower refused the record “{id}”."),
            ("Corrigez l’enregistrement si la cause est connue de vous ; sinon, transmettez à Qlower l’identifiant du chargement.", "Correct the record if you know the cause; otherwise give Qlower the id of the load."),
            Case("", ("Un système de Qlower a refusé l’enregistrement.", "A system of Qlower refused the record."))),
        Define(RuleCodes.PropertyErased, RuleStage.Integration, FindingSeverity.Error,
            ("Bien effacé", "Property erased"),
            ("Le bien « {actual} » a été effacé le {expected}, avant que cet enregistrement ne soit chargé : il ne l’a pas été.", "The property “{actual}” was erased at {expected}, before this record was loaded: it was not loaded."),
            ("Si vous gérez de nouveau ce bien, envoyez-le d’abord, puis ses transactions et ses documents. Sinon, retirez-les du fichier.", "If you manage this property again, send the property first, then its transactions and documents. Otherwise remove them from the file.")),
        Define(RuleCodes.NothingToErase, RuleStage.Integration, FindingSeverity.Information,
            ("Rien à effacer", "Nothing to erase"),
            ("Le bien « {id} » à effacer n’était pas enregistré : rien n’a été effacé.", "The property “{id}” to erase was not stored: nothing was erased."),
            ("Vérifiez l’identifiant. S’il est juste, le bien était déjà effacé et rien n’est à faire.", "Check the id. If it is right, the property had been erased already and nothing needs doing.")),
        Define(RuleCodes.RuleFault, RuleStage.Fault, FindingSeverity.Error,
            ("Défaut côté Qlower", "Fault on Qlower’s side"),
            ("Une règle de Qlower a échoué sur l’enregistrement « {id} » : le défaut n’est pas dans votre fichier. Référence pour Qlower : {expected}.", "A rule of Qlower failed on the record “{id}”: the fault is not in your file. Reference for Qlower: {expected}."),
            ("Vous n’avez rien à corriger. Qlower est alerté ; renvoyez le fichier des rejets quand le défaut est levé.", "There is nothing for you to correct. Qlower has been alerted; send the rejects file once the fault is fixed."),
            Case("", ("Une règle de Qlower a échoué sur l’enregistrement « {id} » : le défaut n’est pas dans votre fichier.", "A rule of Qlower failed on the record “{id}”: the fault is not in your file.")),
            Case("", ("Une règle de Qlower a échoué : le défaut n’est pas dans votre fichier.", "A rule of Qlower failed: the fault is not in your file."))),
        Define(RuleCodes.ConservationFault, RuleStage.Fault, FindingSeverity.Error,
            ("Comptes non concordants", "Numbers that do not add up"),
            ("Les nombres de ce chargement ne concordent pas : le défaut est du côté de Qlower.", "The numbers of this load do not add up: the fault is on Qlower’s side."),
            ("Vous n’avez rien à corriger. Qlower est alerté et vérifie ce qui a été chargé ; attendez sa réponse avant tout renvoi.", "There is nothing for you to correct. Qlower has been alerted and checks what was loaded; wait for the answer before sending anything again.")),
        Define(RuleCodes.StoredInPart, RuleStage.Fault, FindingSeverity.Error,
            ("Chargement enregistré par une partie des systèmes", "Load stored by some systems only"),
            ("Un système de Qlower a refusé ce chargement après qu’un autre l’a enregistré : le défaut est du côté de Qlower.", "A system of Qlower refused this load after another one had stored it: the fault is on Qlower’s side."),
            ("Qlower est alerté et vérifie ce qui a été enregistré ; attendez sa réponse avant tout renvoi.", "Qlower has been alerted and checks what was stored; wait for the answer before sending anything again.")),
        Define(RuleCodes.AgreedRuleFault, RuleStage.Fault, FindingSeverity.Error,
            ("Défaut d’une règle convenue", "Fault of a rule agreed with you"),
            ("Une règle convenue avec vous n’a pas pu être appliquée à l’enregistrement « {id} » : le défaut est du côté de Qlower. Référence pour Qlower : {expected}.", "A rule agreed with you could not be applied to the record “{id}”: the fault is on Qlower’s side. Reference for Qlower: {expected}."),
            ("Vous n’avez rien à corriger. Qlower est alerté ; renvoyez le fichier des rejets quand le défaut est levé.", "There is nothing for you to correct. Qlower has been alerted; send the rejects file once the fault is fixed.")),
    ];
}
