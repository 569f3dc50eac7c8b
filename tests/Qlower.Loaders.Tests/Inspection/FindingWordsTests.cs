using System.Text;
using Qlower.Loaders.Tests.EndToEnd;
using Qlower.Loaders.Tests.RulePacks;
using Samples = Qlower.Loaders.Tests.EndToEnd.Samples;

namespace Qlower.Loaders.Tests.Inspection;

/// <summary>The words of findings on inputs that were reported, on headers, on sections and on overlays.</summary>
[TestFixture]
internal sealed class FindingWordsTests
{
    private const string Overlay = """
        {
          "$defs": {
            "transactions": {
              "properties": {
                "ref": {"pattern": "^[A-Z]{3}$"},
                "purpose": {"enum": ["1", "2"]},
                "batch": {"type": "integer"},
                "day": {"format": "date"}
              }
            }
          }
        }
        """;

    [TestCase("\"nbrRooms\": \"3\"", "“nbrRooms” holds the text “3”; expected: a whole number, 0 or more.", "3")]
    [TestCase("\"nbrRooms\": 2.5", "“nbrRooms” holds the number 2.5; expected: a whole number, 0 or more.", null)]
    [TestCase("\"area\": {}", "“area” holds an object; expected: a number, 0 or more.", null)]
    [TestCase("\"area\": \"-5\"", "The value -5 of “area” is out of range; expected: ≥ 0.", null)]
    [TestCase("\"constructionDate\": 20201231", "“constructionDate” holds the number 20201231; expected: a date (YYYY-MM-DD).", "\"2020-12-31\"")]
    [TestCase("\"constructionDate\": \"03/04/2023\"", "“03/04/2023” is not a valid date for “constructionDate”: day and month cannot be distinguished.", null)]
    [TestCase("\"costPrice\": \"1 234.50\"", "“1 234.50” is not a valid number for “costPrice”.", "1234.50")]
    [TestCase("\"tvaOption\": \"5,5 %\"", "The value “5,5 %” of “tvaOption” is not a known code. Accepted values: N, 10, 20.", null)]
    [TestCase("\"furnished\": [\"O\"]", "“furnished” holds a list; expected: O, N.", null)]
    [TestCase("\"siretId\": \"732 829 320 00074\"", "“732 829 320 00074” does not have the form expected for “siretId”: a text of 14 digits.", "\"73282932000074\"")]
    public async Task CheckAsync_WrongMemberOfAProperty_IsOneFindingInWords(string member, string message, string? suggestion)
    {
        var report = await CheckAsync(LoaderFixture.Load(Samples.Properties(Samples.Property[..^1] + "," + member + "}")));

        var finding = await report.Findings.SingleAsync();
        Assert.That(report.Rules.Render(finding, ReportLanguage.English), Is.EqualTo(message));
        Assert.That(finding.Suggestion?.Value, Is.EqualTo(suggestion));
    }

    [TestCase("05/01/2026 08:30", null)]
    [TestCase("31/01/2026 08:30", "\"2026-01-31T08:30\"")]
    [TestCase("20260131", "\"2026-01-31\"")]
    public async Task CheckAsync_WrongTimeOfTheHeader_IsSaidInWords(string created, string? suggestion)
    {
        var report = await CheckAsync(LoaderFixture.Load("", created: created));

        var finding = await report.Findings.SingleAsync();
        Assert.That(report.Rules.Render(finding, ReportLanguage.English), Does.Contain("a date, or a date and time").And.Not.Contain("x-"));
        Assert.That(finding.Suggestion?.Value, Is.EqualTo(suggestion));
    }

    [Test]
    public async Task CheckAsync_MisspeltKeyOfTheHeader_IsOneFindingThatNamesIt()
    {
        var report = await CheckAsync(LoaderFixture.Load("").Replace("versionId", "versionID", StringComparison.Ordinal));

        var finding = await report.Findings.SingleAsync();
        Assert.That((finding.Code, finding.Suggestion?.Key), Is.EqualTo((RuleCodes.HeaderMemberMissing, "versionId")));
        Assert.That(report.Rules.Render(finding, ReportLanguage.English), Does.Contain("Did you mean “versionId”?"));
    }

    [Test]
    public async Task CheckAsync_MisspeltSection_WarnsThatItIsIgnored()
    {
        var report = await CheckAsync(LoaderFixture.Load("\"Transactions\": []"));

        var finding = await report.Findings.SingleAsync();
        Assert.That((finding.Code, finding.Severity, finding.Suggestion?.Key), Is.EqualTo((RuleCodes.MisspeltKey, FindingSeverity.Warning, "transactions")));
    }

    [Test]
    public async Task CheckAsync_KeyLikeOneThatIsThere_IsJustUnknown()
    {
        var report = await CheckAsync(LoaderFixture.Load(Samples.Properties(Samples.Property[..^1] + ",\"email2\":\"x\",\"managed\":\"D\",\"manageds\":\"x\"}")));

        Assert.That(await report.Findings.Select(finding => (finding.Code, finding.Field)).ToListAsync(), Is.EquivalentTo(new[]
        {
            (RuleCodes.UnknownKey, "email2"), (RuleCodes.UnknownKey, "manageds"),
        }));
    }

    [Test]
    public async Task CheckAsync_MisspeltOwnerOfADocument_IsOneFinding()
    {
        var report = await CheckAsync(LoaderFixture.Load("""
            "documents": [{"id":"DOC-1","PropertyId":"P-1","fileName":"a.pdf","year":"2024","fileLink":"https://example.fr/a"}]
            """));

        var finding = await report.Findings.SingleAsync();
        Assert.That((finding.Code, finding.Suggestion?.Key), Is.EqualTo((RuleCodes.MisspeltRequiredKey, "propertyId")));
    }

    [TestCase("{\"id\":\"P-1\",\"remove\":\"r\"}")]
    [TestCase("{\"id\":\"P-1\",\"Remove\":\"R\"}")]
    public async Task CheckAsync_WrongErasure_IsOneErrorWithoutThoseOfMissingFields(string property)
    {
        var report = await CheckAsync(LoaderFixture.Load(Samples.Properties(property)));

        var findings = await report.Findings.ToListAsync();
        Assert.That(findings.Where(finding => finding.Severity == FindingSeverity.Error).Select(finding => finding.Field), Is.EqualTo(new[] { "remove" }));
        Assert.That(report.Totals.Rejected, Is.EqualTo(1));
    }

    [TestCase("[1]", "The element is not of the type expected: an object, in braces.")]
    [TestCase("{}", "“transactions” holds an object; expected: a list of records, in square brackets.")]
    public async Task CheckAsync_WrongSection_IsSaidInWords(string section, string message)
    {
        var report = await CheckAsync(LoaderFixture.Load($"\"transactions\": {section}"));

        Assert.That(await report.Findings.Select(finding => report.Rules.Render(finding, ReportLanguage.English)).ToListAsync(), Is.EqualTo(new[] { message }));
    }

    [Test]
    public async Task LoadAsync_OverlayOfAPack_HasTrueGeneralSentences()
    {
        await using var loaders = new LoaderFixture(builder => builder.AddPack<RulePacks.Samples.AzurPack>(Overlay));
        var transaction = Samples.Transaction[..^1] + ",\"purpose\":\"3\",\"batch\":\"x\",\"day\":\"demain\"}";

        var outcome = await loaders.LoadAsync(LoaderFixture.Load($"{Samples.Properties(Samples.Property)}, {Samples.Transactions(transaction)}"));

        var rules = loaders.Get<IRuleBook>().For("azur");
        Assert.That(outcome.Findings.Select(finding => rules.Render(finding, ReportLanguage.English)), Is.SupersetOf(new[]
        {
            "“Loyer janvier” does not have the form agreed for “ref”.",
            "The value “3” of “purpose” is not a known code. Accepted values: 1, 2.",
            "The value of “batch” is not of the type expected.",
            "“demain” does not have the form expected for “day”: a date (YYYY-MM-DD).",
        }));
    }

    [Test]
    public async Task CheckAsync_KeyAsValue_IsNeverSuggested()
    {
        await using var loaders = new LoaderFixture();
        var key = $" {LoaderFixture.Key} ";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(LoaderFixture.Load(
            Samples.Properties(Samples.Property.Replace("\"Zoe@Example.FR\"", $"\"{key}@x.fr\"", StringComparison.Ordinal)))));

        var report = await loaders.Get<IFileCheck>().CheckAsync(content, "file.json");

        var finding = await report.Findings.SingleAsync();
        Assert.That(finding.Suggestion, Is.Null);
        Assert.That(report.Describe(finding).Message + report.Describe(finding).Hint, Does.Not.Contain(LoaderFixture.Key));
    }

    private static async Task<LoadReport> CheckAsync(string json)
    {
        await using var loaders = new LoaderFixture();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return await loaders.Get<IFileCheck>().CheckAsync(content, "file.json");
    }
}
