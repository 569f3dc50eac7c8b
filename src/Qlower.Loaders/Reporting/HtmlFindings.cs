using System.Globalization;
using static Qlower.Loaders.Reporting.ReportTexts;

namespace Qlower.Loaders.Reporting;

/// <summary>Writes the part of the page that lists the findings, rule by rule.</summary>
internal sealed class HtmlFindings(
    HtmlWriter html, LoadReport report, RuleCatalogue catalogue, IReadOnlyDictionary<Finding, Excerpt> excerpts)
{
    /// <summary>Examples that are seen at once; the rest unfolds.</summary>
    private const int Unfolded = 4;
    private const int LongestMessage = 600;
    private readonly ReportLanguage _language = report.Language;

    public void Write(IReadOnlyList<FindingGroup> groups)
    {
        html.Raw("<section aria-labelledby=\"findings\">\n<h2 id=\"findings\">").Text(ReportTexts.Findings.In(_language)).Raw("</h2>\n<p class=\"tally\">");
        if (groups.Count == 0)
        {
            html.Text(NoFinding.In(_language)).Raw("</p>\n</section>\n");
            return;
        }

        html.Text(string.Join(", ", groups.GroupBy(group => group.Severity).OrderByDescending(group => group.Key).Select(Tally))).Raw("</p>\n");
        if (report.IsCapped)
        {
            html.Raw("<p class=\"note\">").Text(Capped.In(_language)).Raw("</p>\n");
        }

        foreach (var group in groups)
        {
            WriteGroup(group);
        }

        html.Raw("</section>\n");
    }

    private string Tally(IGrouping<FindingSeverity, FindingGroup> groups)
    {
        var count = groups.Sum(group => group.Count);
        return $"{Number(count)} {Severities(groups.Key, count).In(_language)}";
    }

    private string Number(long value) => ReportFormat.Number(value, _language);

    private void WriteGroup(FindingGroup group)
    {
        var severity = JsonFindingWriter.Name(group.Severity);
        html.Raw("<article class=\"rule\">\n<header><h3>").Text(VisibleText.Of(group.Rule?.Title.In(_language) ?? group.Code, 200))
            .Raw("</h3><span class=\"count\">").Text("× ").Text(Number(group.Count)).Raw("</span>\n<p class=\"tags\"><span class=\"pill ").Raw(severity)
            .Raw("\">").Text(Severity(group.Severity).In(_language)).Raw("</span><span class=\"code\">").Text(VisibleText.Of(group.Code, 40))
            .Raw("</span>");
        if (group.Models.Any(model => model.Model is not null))
        {
            html.Raw("<span>").Text(string.Join(" · ", group.Models.Select(model => $"{ModelOf(model.Model)} {Number(model.Count)}"))).Raw("</span>");
        }

        html.Raw("</p></header>\n");
        if (group.Rule?.Remedy.In(_language) is { Length: > 0 } remedy)
        {
            html.Raw("<p class=\"remedy\"><b>").Text(Remedy.In(_language)).Raw("</b> — ").Text(VisibleText.Of(remedy)).Raw("</p>\n");
        }

        WriteExamples(group);
        html.Raw("</article>\n");
    }

    private void WriteExamples(FindingGroup group)
    {
        // Never a fold for a single one: it takes as much room as what it hides.
        var shown = group.Examples.Count <= Unfolded + 1 ? group.Examples.Count : Unfolded;
        WriteList(group.Examples.Take(shown));
        if (group.Examples.Count > shown)
        {
            var more = group.Examples.Count - shown;
            html.Raw("<details><summary>").Text(_language == ReportLanguage.English ? $"Show {more} more" : $"Afficher {more} de plus").Raw("</summary>\n");
            WriteList(group.Examples.Skip(shown));
            html.Raw("</details>\n");
        }

        if (group.Count > group.Examples.Count)
        {
            var hidden = group.Count - group.Examples.Count;
            html.Raw("<p class=\"more\">").Text(Plural(
                hidden,
                ($"{Number(hidden)} autre n’est pas montrée ici.", $"{Number(hidden)} more is not shown here."),
                ($"{Number(hidden)} autres ne sont pas montrées ici.", $"{Number(hidden)} more are not shown here.")).In(_language))
                .Text(" ").Text((report.IsCapped ? FileSuffixCapped : FileSuffix).In(_language)).Raw("</p>\n");
        }
    }

    private void WriteList(IEnumerable<Finding> findings)
    {
        html.Raw("<ul class=\"examples\">\n");
        Finding? last = null;
        foreach (var finding in findings)
        {
            WriteFinding(finding, isSamePlace: finding.Offset >= 0 && finding.Offset == last?.Offset && finding.ExternalId == last.ExternalId);
            last = finding;
        }

        html.Raw("</ul>\n");
    }

    private void WriteFinding(Finding finding, bool isSamePlace)
    {
        html.Raw(isSamePlace ? "<li class=\"same\">" : "<li>");
        if (!isSamePlace)
        {
            WritePlace(finding);
        }

        html.Raw("<p class=\"said\"><bdi>").Text(VisibleText.Of(catalogue.Render(finding, _language), LongestMessage)).Raw("</bdi></p>\n");
        WriteHint(finding);
        if (!isSamePlace && excerpts.TryGetValue(finding, out var excerpt))
        {
            WriteExcerpt(excerpt);
        }

        html.Raw("</li>\n");
    }

    /// <summary>The suggestion, or what to do where it differs from what the rule says above.</summary>
    private void WriteHint(Finding finding)
    {
        if (finding.Suggestion is { } suggestion)
        {
            html.Raw("<p class=\"fix\"><b>").Text((suggestion.Key is null ? SuggestedValue : SuggestedKey).In(_language)).Raw("</b> <code><bdi>")
                .Text(VisibleText.Of(suggestion.Key ?? suggestion.Value!, LongestMessage)).Raw("</bdi></code></p>\n");
        }
        else if (catalogue.RenderHint(finding, _language) is { Length: > 0 } hint && hint != catalogue.Find(finding.Code)?.Remedy.In(_language))
        {
            html.Raw("<p class=\"hint\">").Text(VisibleText.Of(hint, LongestMessage)).Raw("</p>\n");
        }
    }

    private void WritePlace(Finding finding)
    {
        html.Raw("<p class=\"who\">");
        if (finding.Model is { } model)
        {
            html.Raw("<span class=\"id\">").Text(RecordName(model).In(_language)).Raw(" <bdi class=\"mono\">")
                .Text(finding.ExternalId is { Length: > 0 } id ? VisibleText.Of(id, 120) : WithoutId.In(_language)).Raw("</bdi></span>");
        }

        if (finding.Line > 0)
        {
            html.Raw("<span class=\"at\">").Text(string.Format(
                CultureInfo.InvariantCulture, Place.In(_language), Number(finding.Line), Number(finding.Column))).Raw("</span>");
        }

        html.Raw("</p>\n");
    }

    private void WriteExcerpt(Excerpt excerpt)
    {
        html.Raw("<div class=\"excerpt\"><table>");
        foreach (var line in excerpt.Lines)
        {
            html.Raw("<tr><th scope=\"row\">").Text(line.Number is { } number ? Number(number) : "").Raw("</th><td dir=\"ltr\">").Text(VisibleText.Line(line.Before));
            if (line.Value.Length > 0)
            {
                html.Raw("<mark>").Text(VisibleText.Line(line.Value)).Raw("</mark>");
            }

            html.Text(VisibleText.Line(line.After)).Raw("</td></tr>");
        }

        html.Raw("</table></div>\n");
    }

    private string ModelOf(RecordModel? model) => model is { } known ? ModelName(known).In(_language) : HeaderOrFile.In(_language);
}
