using static Qlower.Loaders.Reporting.ReportTexts;
using static Qlower.Loaders.Rules.RuleText;

namespace Qlower.Loaders.Reporting;

/// <summary>The outcome in plain words.</summary>
/// <param name="Headline">What it is.</param>
/// <param name="Meaning">What it means.</param>
/// <param name="Next">What to do next.</param>
internal sealed record ReportVerdict(LocalizedText Headline, LocalizedText Meaning, LocalizedText Next)
{
    public static ReportVerdict Of(LoadReport report, bool hasRejectsFile)
    {
        var verdict = report.Status switch
        {
            LoadStatus.Success => Success(report),
            LoadStatus.PartialSuccess => Partial(report, hasRejectsFile),
            _ => Refused(report, hasRejectsFile),
        };
        return report.IsFaulted
            ? verdict with
            {
                Next = Text((
                    $"Un défaut est survenu du côté de Qlower, qui en est alerté. {verdict.Next.French}",
                    $"Something failed on Qlower’s side, which has been alerted. {verdict.Next.English}")),
            }
            : verdict;
    }

    private static ReportVerdict Success(LoadReport report)
    {
        var headline = Text(("Chargement réussi", "Load succeeded"));
        if (report.Totals.Received == 0)
        {
            return new(
                headline,
                Text(("Le fichier est correct et ne contient aucun enregistrement.", "The file is correct and holds no record.")),
                Text(("Si vous attendiez des enregistrements, vérifiez l’export.", "If you expected records, check the export.")));
        }

        var hasWarnings = report.FindingCounts.Any(count => count.Severity == FindingSeverity.Warning);
        return new(
            headline,
            Counted(
                report.Totals.Received,
                ("Le seul enregistrement du fichier est chargé, ou l’était déjà.", "The one record of the file is loaded, or was already."),
                ("Les {0} enregistrements du fichier sont chargés, ou l’étaient déjà.", "All {0} records of the file are loaded, or were already.")),
            hasWarnings
                ? Text(("Rien n’est urgent. Les avertissements ci-dessous méritent d’être corrigés dans votre système.",
                    "Nothing is urgent. The warnings below are worth correcting in your system."))
                : Text(("Vous n’avez rien à faire.", "There is nothing for you to do.")));
    }

    private static ReportVerdict Partial(LoadReport report, bool hasRejectsFile)
    {
        var good = Counted(
            report.Totals.Integrated + report.Totals.AlreadyKnown,
            ("{0} enregistrement est chargé, ou l’était déjà", "{0} record is loaded, or was already"),
            ("{0} enregistrements sont chargés, ou l’étaient déjà", "{0} records are loaded, or were already"));
        var bad = Counted(
            report.Totals.Rejected, ("{0} a été rejeté.", "{0} was rejected."), ("{0} ont été rejetés.", "{0} were rejected."));
        return new(
            Text(("Chargement partiel", "Load partly succeeded")),
            Text(($"{good.French} ; {bad.French}", $"{good.English}; {bad.English}")),
            hasRejectsFile
                ? Text(("Corrigez les enregistrements rejetés dans le fichier des rejets, puis renvoyez ce fichier seul : le reste est acquis.",
                    "Correct the rejected records in the rejects file, then send that file alone: the rest is done."))
                : Text(("Corrigez les enregistrements rejetés, puis renvoyez le fichier : ce qui est chargé ne le sera pas deux fois.",
                    "Correct the rejected records, then send the file again: what is loaded is not loaded twice.")));
    }

    private static ReportVerdict Refused(LoadReport report, bool hasRejectsFile)
    {
        var headline = Text(("Chargement refusé", "Load refused"));
        if (report.Totals.Received == 0)
        {
            return new(
                headline,
                Text(("Le fichier n’a pas pu être pris en charge ; rien n’a été chargé.", "The file could not be taken in; nothing was loaded.")),
                Text(("Corrigez le fichier d’après les anomalies ci-dessous, puis renvoyez-le en entier.",
                    "Correct the file by the findings below, then send all of it again.")));
        }

        return new(
            headline,
            Counted(
                report.Totals.Received,
                ("Le seul enregistrement du fichier a été rejeté ; rien n’a été chargé.", "The one record of the file was rejected; nothing was loaded."),
                ("Aucun des {0} enregistrements du fichier n’a été chargé.", "None of the file’s {0} records was loaded.")),
            hasRejectsFile
                ? Text(("Corrigez les anomalies ci-dessous dans votre fichier ou dans le fichier des rejets, puis renvoyez-le.",
                    "Correct the findings below in your file or in the rejects file, then send it again."))
                : Text(("Corrigez les anomalies ci-dessous, puis renvoyez le fichier en entier.", "Correct the findings below, then send all of the file again.")));
    }

    private static LocalizedText Counted(long count, (string French, string English) one, (string French, string English) many)
    {
        var text = Plural(count, one, many);
        return new(
            text.French.Replace("{0}", ReportFormat.Number(count, ReportLanguage.French), StringComparison.Ordinal),
            text.English.Replace("{0}", ReportFormat.Number(count, ReportLanguage.English), StringComparison.Ordinal));
    }
}
