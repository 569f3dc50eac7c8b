using static Qlower.Loaders.Reporting.ReportTexts;

namespace Qlower.Loaders.Reporting;

/// <summary>
/// Renders a report as one page that needs nothing from elsewhere: no script, no font, no image. Whatever the partner sent is
/// encoded, and made visible where it would hide.
/// </summary>
internal sealed class HtmlReport
{
    private readonly LoadReport _report;
    private readonly ReportLanguage _language;
    private readonly HtmlWriter _html = new();

    private HtmlReport(LoadReport report)
    {
        _report = report;
        _language = report.Language;
    }

    /// <summary>The page.</summary>
    /// <param name="report">The report.</param>
    /// <param name="groups">Its findings by rule.</param>
    /// <param name="excerpts">Excerpts of the file for the examples in the groups.</param>
    /// <param name="catalogue">The rules of the report's partner.</param>
    /// <param name="hasRejectsFile">Whether a rejects file lies beside the page.</param>
    /// <param name="hasCorrections">Whether a corrected rejects file lies beside the page.</param>
    public static string Render(
        LoadReport report,
        IReadOnlyList<FindingGroup> groups,
        IReadOnlyDictionary<Finding, Excerpt> excerpts,
        RuleCatalogue catalogue,
        bool hasRejectsFile,
        bool hasCorrections = false)
    {
        var page = new HtmlReport(report);
        page.WriteHead();
        page.WriteVerdict(hasRejectsFile);
        page.WriteCards();
        page.WriteModels();
        new HtmlFindings(page._html, report, catalogue, excerpts).Write(groups);
        if (hasRejectsFile)
        {
            page.WriteRejects(hasCorrections);
        }

        page.WriteFacts();
        page.WriteIntegrators();
        page._html.Raw("</main><footer>").Text(Footer.In(report.Language)).Raw("</footer></div></body></html>\n");
        return page._html.ToString();
    }

    private string Say(LocalizedText text) => text.In(_language);

    private string Number(long value) => ReportFormat.Number(value, _language);

    private void WriteHead()
    {
        var verdict = ReportVerdict.Of(_report, hasRejectsFile: false);
        _html.Raw("<!DOCTYPE html>\n<html lang=\"").Raw(_language == ReportLanguage.English ? "en" : "fr").Raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Raw("<meta http-equiv=\"Content-Security-Policy\" content=\"").Text(HtmlStyle.Policy).Raw("\">\n")
            .Raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex, nofollow\">\n<title>")
            .Text(Say(verdict.Headline)).Raw(" · ").Text(VisibleText.Of(_report.FileName, 200)).Raw("</title>\n<style>").Raw(HtmlStyle.Sheet)
            .Raw("</style>\n</head>\n<body>\n<div class=\"page\">\n<header>\n<p class=\"kicker\"><b>Qlower</b> <span>").Text(Say(Title)).Raw("</span></p>\n<h1><bdi>")
            .Text(VisibleText.Of(_report.FileName, 300)).Raw("</bdi></h1>\n<p class=\"sub\">").Text(Say(Partner)).Raw(" <strong><bdi>")
            .Text(VisibleText.Of(_report.Partner, 100)).Raw("</bdi></strong> · ").Text(ReportFormat.Moment(_report.EndedAt, _language))
            .Raw("</p>\n</header>\n<main>\n");
    }

    private void WriteVerdict(bool hasRejectsFile)
    {
        var verdict = ReportVerdict.Of(_report, hasRejectsFile);
        var (style, icon) = _report.Status switch
        {
            LoadStatus.Success => ("is-good", "<path d=\"M15 24.5l6.2 6.2L33.5 18\"/>"),
            LoadStatus.PartialSuccess => ("is-warn", "<path d=\"M24 14v13M24 33.5v.01\"/>"),
            _ => ("is-bad", "<path d=\"M17 17l14 14M31 17L17 31\"/>"),
        };
        _html.Raw("<section class=\"verdict ").Raw(style).Raw("\" aria-labelledby=\"verdict\">\n")
            .Raw("<svg viewBox=\"0 0 48 48\" aria-hidden=\"true\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"3.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\">")
            .Raw("<circle cx=\"24\" cy=\"24\" r=\"21\" stroke-width=\"2.6\"/>").Raw(icon).Raw("</svg>\n<h2 id=\"verdict\">").Text(Say(verdict.Headline))
            .Raw("</h2>\n<p class=\"says\">").Text(Say(verdict.Meaning)).Raw("</p>\n<p class=\"next\"><b>").Text(Say(NextStep)).Raw("</b>")
            .Text(Say(verdict.Next)).Raw("</p>\n</section>\n");
    }

    private void WriteCards()
    {
        var totals = _report.Totals;
        _html.Raw("<section aria-labelledby=\"counts\">\n<h2 id=\"counts\">").Text(Say(Counts)).Raw("</h2>\n<dl class=\"cards\">\n");
        Card("", Received, totals.Received);
        Card(totals.Integrated > 0 ? "good" : "", Integrated, totals.Integrated);
        Card("", AlreadyKnown, totals.AlreadyKnown);
        Card(totals.Rejected > 0 ? "bad" : "", Rejected, totals.Rejected);
        _html.Raw("</dl>\n</section>\n");

        void Card(string style, LocalizedText label, long value) =>
            _html.Raw("<div class=\"").Raw(style).Raw("\"><dt>").Text(Say(label)).Raw("</dt><dd>").Text(Number(value)).Raw("</dd></div>\n");
    }

    private void WriteModels()
    {
        if (_report.Models.Count == 0)
        {
            return;
        }

        _html.Raw("<section aria-labelledby=\"models\">\n<h2 id=\"models\">").Text(Say(ByModel))
            .Raw("</h2>\n<div class=\"panel\"><table class=\"models\">\n<thead><tr><th scope=\"col\">").Text(Say(ModelHead)).Raw("</th><th scope=\"col\">")
            .Text(Say(Share)).Raw("</th>");
        ColumnHead("b-good", Integrated);
        ColumnHead("b-known", AlreadyKnown);
        ColumnHead("b-bad", Rejected);
        _html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var (model, counts) in _report.Models)
        {
            _html.Raw("<tr><th scope=\"row\">").Text(Say(ModelName(model))).Raw("</th><td class=\"bar\">");
            HtmlBar.Write(_html, counts);
            _html.Raw("</td>");
            Cell("b-good", Integrated, counts.Integrated);
            Cell("b-known", AlreadyKnown, counts.AlreadyKnown);
            Cell("b-bad", Rejected, counts.Rejected);
            _html.Raw("</tr>\n");
        }

        _html.Raw("</tbody></table></div>\n</section>\n");

        void ColumnHead(string colour, LocalizedText label) =>
            _html.Raw("<th scope=\"col\"><span class=\"dot ").Raw(colour).Raw("\"></span>").Text(Say(label)).Raw("</th>");

        void Cell(string colour, LocalizedText label, long value) =>
            _html.Raw(value == 0 ? "<td class=\"zero\">" : "<td>").Raw("<span class=\"key\"><span class=\"dot ").Raw(colour).Raw("\"></span>")
                .Text(Say(label)).Raw(" </span>").Text(Number(value)).Raw("</td>");
    }

    private void WriteRejects(bool hasCorrections)
    {
        _html.Raw("<section aria-labelledby=\"rejects\">\n<h2 id=\"rejects\">").Text(Say(RejectsTitle)).Raw("</h2>\n<ol class=\"steps\">\n");
        foreach (var step in hasCorrections ? RejectsSteps.Take(1).Append(CorrectedStep).Concat(RejectsSteps.Skip(1)) : RejectsSteps)
        {
            _html.Raw("<li>").Text(Say(step)).Raw("</li>\n");
        }

        _html.Raw("</ol>\n</section>\n");
    }

    private void WriteFacts()
    {
        _html.Raw("<section aria-labelledby=\"facts\">\n<h2 id=\"facts\">").Text(Say(Details)).Raw("</h2>\n<div class=\"panel\"><dl class=\"facts\">\n");
        Fact(ReportTexts.FileName, VisibleText.Of(_report.FileName, 300));
        var exact = _language == ReportLanguage.English ? "bytes" : "octets";
        Fact(Size, _report.Length < 1000
            ? ReportFormat.Size(_report.Length, _language)
            : $"{ReportFormat.Size(_report.Length, _language)} ({Number(_report.Length)} {exact})");
        Fact(null, _report.Sha256, "SHA-256");
        Fact(FormatVersion, _report.Header?.Version);
        Fact(ReceivedAt, ReportFormat.Moment(_report.ReceivedAt, _language));
        Fact(StartedAt, ReportFormat.Moment(_report.StartedAt, _language));
        Fact(EndedAt, ReportFormat.Moment(_report.EndedAt, _language));
        Fact(ReportTexts.Duration, ReportFormat.Duration(_report.EndedAt - _report.StartedAt, _language));
        Fact(RulePack, _report.RulePack);
        Fact(LoadId, _report.LoadId);
        Fact(ReplayOf, _report.ReplayOf);
        _html.Raw("</dl></div>\n</section>\n");

        void Fact(LocalizedText? label, string? value, string name = "")
        {
            if (value is not null)
            {
                _html.Raw("<dt>").Text(label is null ? name : Say(label)).Raw("</dt><dd>").Text(value).Raw("</dd>\n");
            }
        }
    }

    private void WriteIntegrators()
    {
        if (_report.Integrators.Count == 0)
        {
            return;
        }

        _html.Raw("<section aria-labelledby=\"systems\">\n<h2 id=\"systems\">").Text(Say(ByIntegrator)).Raw("</h2>\n<div class=\"panel\"><table>\n<thead><tr>");
        foreach (var label in (LocalizedText[])[Integrator, ModelHead, Received, Integrated, AlreadyKnown, Rejected])
        {
            _html.Raw("<th scope=\"col\">").Text(Say(label)).Raw("</th>");
        }

        _html.Raw("</tr></thead>\n<tbody>\n");
        foreach (var row in _report.Integrators)
        {
            _html.Raw("<tr><th scope=\"row\">").Text(VisibleText.Of(row.Integrator ?? "", 100)).Raw("</th><td>").Text(Say(ModelName(row.Model))).Raw("</td>");
            foreach (var value in (long[])[row.Counts.Received, row.Counts.Integrated, row.Counts.AlreadyKnown, row.Counts.Rejected])
            {
                _html.Raw(value == 0 ? "<td class=\"zero\">" : "<td>").Text(Number(value)).Raw("</td>");
            }

            _html.Raw("</tr>\n");
        }

        _html.Raw("</tbody></table></div>\n</section>\n");
    }
}
