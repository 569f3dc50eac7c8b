using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Reporting;

/// <summary>Words of the reports in both languages.</summary>
internal static class ReportTexts
{
    public static LocalizedText Title { get; } = Text(("Rapport de chargement", "Load report"));

    public static LocalizedText Partner { get; } = Text(("Partenaire", "Partner"));

    public static LocalizedText NextStep { get; } = Text(("Que faire maintenant", "What to do now"));

    public static LocalizedText Counts { get; } = Text(("En chiffres", "In numbers"));

    public static LocalizedText Received { get; } = Text(("Reçus", "Received"));

    public static LocalizedText Integrated { get; } = Text(("Intégrés", "Integrated"));

    public static LocalizedText AlreadyKnown { get; } = Text(("Déjà connus", "Already known"));

    public static LocalizedText Rejected { get; } = Text(("Rejetés", "Rejected"));

    public static LocalizedText ByModel { get; } = Text(("Par modèle", "By model"));

    public static LocalizedText ModelHead { get; } = Text(("Modèle", "Model"));

    public static LocalizedText Share { get; } = Text(("Répartition", "Breakdown"));

    public static LocalizedText ByIntegrator { get; } = Text(("Par système", "By system"));

    public static LocalizedText Integrator { get; } = Text(("Système", "System"));

    public static LocalizedText Findings { get; } = Text(("Anomalies", "Findings"));

    public static LocalizedText Remedy { get; } = Text(("À faire", "To do"));

    public static LocalizedText SuggestedValue { get; } = Text(("Valeur proposée", "Suggested value"));

    public static LocalizedText SuggestedKey { get; } = Text(("Clé proposée", "Suggested key"));

    public static LocalizedText Capped { get; } = Text((
        "Les anomalies sont trop nombreuses pour être toutes conservées. Les nombres par règle, eux, sont exacts.",
        "There are too many findings to keep them all. The numbers by rule are exact."));

    public static LocalizedText NoFinding { get; } = Text(("Aucune anomalie.", "Nothing was found."));

    public static LocalizedText Details { get; } = Text(("Fichier et traitement", "File and processing"));

    public static LocalizedText FileName { get; } = Text(("Fichier", "File"));

    public static LocalizedText Size { get; } = Text(("Taille", "Size"));

    public static LocalizedText FormatVersion { get; } = Text(("Version du format", "Version of the format"));

    public static LocalizedText ReceivedAt { get; } = Text(("Reçu le", "Received"));

    public static LocalizedText StartedAt { get; } = Text(("Début du traitement", "Processing began"));

    public static LocalizedText EndedAt { get; } = Text(("Fin du traitement", "Processing ended"));

    public static LocalizedText Duration { get; } = Text(("Durée", "Duration"));

    public static LocalizedText RulePack { get; } = Text(("Règles du partenaire", "Partner’s rules"));

    public static LocalizedText ReplayOf { get; } = Text(("Reprise du chargement", "Repeats the load"));

    public static LocalizedText LoadId { get; } = Text(("Identifiant du chargement", "Id of the load"));

    public static LocalizedText Place { get; } = Text(("ligne {0}, colonne {1}", "line {0}, column {1}"));

    public static LocalizedText WithoutId { get; } = Text(("sans identifiant", "without id"));

    public static LocalizedText HeaderOrFile { get; } = Text(("fichier", "file"));

    public static LocalizedText RejectsTitle { get; } = Text(("Corriger et renvoyer", "Correct and send again"));

    public static IReadOnlyList<LocalizedText> RejectsSteps { get; } =
    [
        Text(("Ouvrez le fichier des rejets (.rejects.json), déposé à côté de ce rapport. C’est un chargement complet qui ne contient que les enregistrements rejetés.",
            "Open the rejects file (.rejects.json) that lies beside this report. It is a complete load that holds the rejected records alone.")),
        Text(("Corrigez-y les anomalies ci-dessus et remplacez REPLACE-WITH-YOUR-KEY par votre clé.",
            "Correct the findings above in it, and replace REPLACE-WITH-YOUR-KEY by your key.")),
        Text(("Déposez-le comme un fichier ordinaire. Un enregistrement qui en contient d’autres peut y être répété : déjà chargé, il comptera comme « déjà connu » et ne sera pas créé deux fois.",
            "Send it like any other file. A record that holds others may be repeated in it: loaded already, it counts as “already known” and is not created twice.")),
    ];

    /// <summary>Where some corrections are known.</summary>
    public static LocalizedText CorrectedStep { get; } = Text((
        "Le fichier .corrected.json est le même, avec les valeurs et les clés proposées ; .applied.json en donne la liste. Relisez-les avant de l’envoyer à sa place.",
        "The file .corrected.json is the same with the suggested values and keys; .applied.json lists them. Check them before you send it in its place."));

    public static LocalizedText Footer { get; } = Text((
        "Rapport produit automatiquement par Qlower. Il contient des extraits de votre fichier : transmettez-le avec précaution.",
        "Report made automatically by Qlower. It holds excerpts of your file: pass it on with care."));

    public static LocalizedText FileSuffix { get; } = Text(("La liste complète est dans le fichier .findings.csv.", "The full list is in the file .findings.csv."));

    public static LocalizedText FileSuffixCapped { get; } = Text((
        "Le fichier .findings.csv en contient davantage.", "The file .findings.csv holds more of them."));

    /// <summary>The severity in one word.</summary>
    public static LocalizedText Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => Text(("erreur", "error")),
        FindingSeverity.Warning => Text(("avertissement", "warning")),
        _ => Text(("information", "notice")),
    };

    /// <summary>The severity for several findings.</summary>
    public static LocalizedText Severities(FindingSeverity severity, long count) => severity switch
    {
        FindingSeverity.Error => Plural(count, ("erreur", "error"), ("erreurs", "errors")),
        FindingSeverity.Warning => Plural(count, ("avertissement", "warning"), ("avertissements", "warnings")),
        _ => Plural(count, ("information", "notice"), ("informations", "notices")),
    };

    /// <summary>The model as people call it.</summary>
    public static LocalizedText ModelName(RecordModel model) => model switch
    {
        RecordModel.Clients => new("Clients", "Clients"),
        RecordModel.Declarants => new("Déclarants", "Declarants"),
        RecordModel.Properties => new("Biens", "Properties"),
        RecordModel.Associates => new("Associés", "Associates"),
        RecordModel.Transactions => new("Opérations", "Transactions"),
        _ => new("Documents", "Documents"),
    };

    /// <summary>One record of the model as people call it.</summary>
    public static LocalizedText RecordName(RecordModel model) => model switch
    {
        RecordModel.Clients => new("Client", "Client"),
        RecordModel.Declarants => new("Déclarant", "Declarant"),
        RecordModel.Properties => new("Bien", "Property"),
        RecordModel.Associates => new("Associé", "Associate"),
        RecordModel.Transactions => new("Opération", "Transaction"),
        _ => new("Document", "Document"),
    };

    /// <summary>One form or the other: in French 0 is singular, in English it is plural.</summary>
    public static LocalizedText Plural(long count, (string French, string English) one, (string French, string English) many) =>
        Text((count < 2 ? one.French : many.French, count == 1 ? one.English : many.English));
}
