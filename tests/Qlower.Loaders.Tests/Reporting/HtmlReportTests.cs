using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Qlower.Loaders.Reporting;

namespace Qlower.Loaders.Tests.Reporting;

public sealed partial class HtmlReportTests
{
    private const string Hostile = "</title><script>alert(1)</script>\"'&\r\n\u202Egnp.exe\u0000\u0007\u200B\uD800\u0085";

    [Test]
    public void Render_HostileTextsEverywhere_EncodesThemAndShowsWhatHides()
    {
        var finding = new Finding
        {
            Code = "EVIL0001<b>",
            Severity = FindingSeverity.Error,
            Model = RecordModel.Transactions,
            ExternalId = Hostile,
            Message = Hostile,
            Line = 1,
            Column = 1,
        };
        var report = SampleReports.Named(Hostile, ReportLanguage.French, LoadStatus.Error, new LoadCounts(1, 0, 0, 1), finding);
        var excerpts = new Dictionary<Finding, Excerpt> { [finding] = new([new ExcerptLine(1, Hostile, Hostile, Hostile)]) };

        var page = Render(report, excerpts);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Not.Contain("<script").And.Not.Contain("<b>EVIL").And.Not.Contain("</title><"));
            Assert.That(page, Does.Not.Contain('\u202E').And.Not.Contain('\0').And.Not.Contain('\u0007').And.Not.Contain('\u200B').And.Not.Contain('\u0085'));
            Assert.That(page, Does.Contain("⟨U+202E⟩gnp.exe␀␇⟨U+200B⟩\uFFFD⟨U+0085⟩"));
            Assert.That(page, Does.Contain("&quot;&#39;&amp;␍␊"));
        }
    }

    [TestCase(ReportLanguage.French)]
    [TestCase(ReportLanguage.English)]
    public async Task Render_RichLoad_NeedsNothingFromElsewhere(ReportLanguage language)
    {
        var file = SampleLoad.File();
        await new FileReporter(new CataloguesFake()).ReportAsync(SampleLoad.Report(language), file);
        var page = Encoding.UTF8.GetString(file.Written[FileReporter.HtmlSuffix]);

        var style = StyleElement().Match(page).Groups[1].Value;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.That(page, Does.Contain("default-src &#39;none&#39;; style-src &#39;sha256-" + hash + "&#39;"));
        Assert.That(External().Matches(page).Select(match => match.Value), Is.Empty);
    }

    [Test]
    public void Render_MoreFindingsThanExamples_ShowsTwentyAndTheExactCount()
    {
        var findings = Enumerable.Range(0, 50)
            .Select(i => SampleReports.Finding(RuleCodes.InvalidDate, model: RecordModel.Transactions, id: $"T-{i:000}")).ToArray();
        var report = SampleReports.Of(LoadStatus.Error, new LoadCounts(50, 0, 0, 50), findings);

        var page = Render(report);

        Assert.That(Regex.Count(page, "T-0\\d\\d"), Is.EqualTo(20));
        Assert.That(page, Does.Contain("× 50").And.Contain("30 autres ne sont pas montrées ici. La liste complète est dans le fichier .findings.csv."));
    }

    [Test]
    public void Render_EveryElement_IsClosed()
    {
        var page = Render(SampleLoad.Report(ReportLanguage.English));

        var open = new Stack<string>();
        foreach (Match tag in Tag().Matches(page))
        {
            var name = tag.Groups[2].Value;
            if (tag.Groups[1].Value == "/")
            {
                Assert.That(open.Pop(), Is.EqualTo(name), $"at {tag.Index}");
            }
            else if (tag.Groups[3].Value != "/" && name is not ("meta" or "br"))
            {
                open.Push(name);
            }
        }

        Assert.That(open, Is.Empty);
    }

    [TestCase(LoadStatus.Success, 0, 0, "Le fichier est correct et ne contient aucun enregistrement.")]
    [TestCase(LoadStatus.Success, 1, 0, "Le seul enregistrement du fichier est chargé, ou l’était déjà.")]
    [TestCase(LoadStatus.Success, 12345, 0, "Les 12\u202F345 enregistrements du fichier sont chargés, ou l’étaient déjà.")]
    [TestCase(LoadStatus.PartialSuccess, 1, 1, "1 enregistrement est chargé, ou l’était déjà\u202F; 1 a été rejeté.")]
    [TestCase(LoadStatus.PartialSuccess, 2, 3, "2 enregistrements sont chargés, ou l’étaient déjà\u202F; 3 ont été rejetés.")]
    [TestCase(LoadStatus.Error, 0, 0, "Le fichier n’a pas pu être pris en charge\u202F; rien n’a été chargé.")]
    [TestCase(LoadStatus.Error, 0, 7, "Aucun des 7 enregistrements du fichier n’a été chargé.")]
    public void Render_AnyOutcome_SaysPlainlyWhatItMeans(LoadStatus status, int good, int bad, string expected)
    {
        var page = Render(SampleReports.Of(status, new LoadCounts(good + bad, good, 0, bad)));

        Assert.That(page, Does.Contain("<p class=\"says\">" + expected));
    }

    private static string Render(LoadReport report, Dictionary<Finding, Excerpt>? excerpts = null) => HtmlReport.Render(
        report, FindingGroups.ReadAsync(report, SampleLoad.Catalogue, CancellationToken.None).GetAwaiter().GetResult(), excerpts ?? [], SampleLoad.Catalogue, hasRejectsFile: true);

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleElement();

    [GeneratedRegex("<(script|link|img|iframe|object|form|base)\\b|<[^>]*\\s(style|src|href|on\\w+)=|url\\(|@import|xmlns", RegexOptions.IgnoreCase)]
    private static partial Regex External();

    [GeneratedRegex("<(/?)([a-z][a-z0-9]*)(?:\\s[^<>]*?)?(/?)>")]
    private static partial Regex Tag();
}
