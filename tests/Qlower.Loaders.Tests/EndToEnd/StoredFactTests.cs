using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Model;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>What is validated is what will be stored: values that once passed one and failed the other.</summary>
[TestFixture(false)]
[TestFixture(true)]
internal sealed class StoredFactTests(bool isSqlite)
{
    private static readonly string[] Blanks = [" ", "\u00A0", "\u3000", "\t\r\n", "\u2028 \u2009\u0085"];

    private string _folder = "";

    [SetUp]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("facts-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestCaseSource(nameof(Blanks))]
    public async Task Load_RequiredTextOfBlanks_IsRejectedAsEmpty(string blank)
    {
        await using var loaders = Loaders();
        string[] texts = ["description", "streetName", "townName", "postCode", "lastName", "firstName"];
        var property = With(Samples.Property, texts.Select(text => (text, (JsonNode)blank)).ToArray());

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(property)));

        Assert.That(outcome.Findings.Select(finding => (finding.Code, finding.Field)), Is.EquivalentTo(texts.Select(text => (RuleCodes.EmptyText, text))));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(1, 0, 0, 1)));
    }

    [TestCaseSource(nameof(Blanks))]
    public async Task Load_IdOrEmailOrFileNameOfBlanks_IsRejectedWithOneFinding(string blank)
    {
        await using var loaders = Loaders();
        var document = Object("""{"id":"DOC-1","propertyId":"P-2","fileName":"a.pdf","year":"2024","fileLink":"https://example.fr/a"}""");

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(
            Samples.Properties(With(Samples.Property, ("id", blank)), With(Samples.Property, ("id", "P-2"), ("email", blank)))
            + $",\"documents\":[{With(document, ("fileName", blank))}]"));

        Assert.That(
            outcome.Findings.Where(finding => finding.Code != RuleCodes.ReferenceRejected).Select(finding => (finding.Field, finding.Code)),
            Is.EqualTo(new[] { ("id", RuleCodes.InvalidId), ("email", RuleCodes.EmptyText), ("fileName", RuleCodes.EmptyText) }));
        Assert.That(outcome.Totals.Integrated, Is.Zero);
    }

    [TestCaseSource(nameof(Blanks))]
    public async Task Load_OptionalFieldOfBlanks_IsAbsent(string blank)
    {
        await using var loaders = Loaders();
        string[] optional =
        [
            "declarantId", "bldgNb", "streetName2", "telNumber", "siretId", "constructionDate", "nbrRooms", "area", "costPrice", "furnished", "tvaOption",
            "managed", "remove",
        ];
        var property = With(Samples.Property, optional.Select(name => (name, (JsonNode)blank)).ToArray());

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(property)));

        Assert.That(outcome.Codes, Is.Empty);
        Assert.That(outcome.Totals.Integrated, Is.EqualTo(1));
        if (!isSqlite)
        {
            var stored = (Property)loaders.Store.GetRecords("azur", RecordModel.Properties).Single();
            Assert.That(
                (stored.DeclarantId, stored.BuildingNumber, stored.PhoneNumber, stored.Siret, stored.ConstructionDate, stored.Rooms, stored.Area, stored.CostPrice),
                Is.EqualTo(((string?)null, "", (string?)null, (string?)null, (DateOnly?)null, (int?)null, (decimal?)null, (decimal?)null)));
        }
    }

    [Test]
    public async Task Load_PostCodeWithOuterBlanks_IsJudgedAsItIsStored()
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(With(Samples.Property, ("postCode", " 06000\u00A0")))));

        Assert.That(outcome.Codes, Is.Empty);
    }

    [TestCase("acquisitionDate", "0000-01-01")]
    [TestCase("acquisitionDate", "0000-02-29")]
    [TestCase("constructionDate", "0000-12-31")]
    public async Task Load_DateInYearZero_IsAnInvalidDateAndNoFault(string field, string date)
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(With(Samples.Property, (field, date)))));

        Assert.That(outcome.Findings.Select(finding => (finding.Code, finding.Field)), Is.EqualTo(new[] { (RuleCodes.InvalidDate, field) }));
        Assert.That(outcome.Load.IsFaulted, Is.False);
    }

    [Test]
    public async Task Load_FirstDayOfTheCalendar_IsStored()
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(With(Samples.Property, ("acquisitionDate", "0001-01-01")))));

        Assert.That(outcome.Totals.Integrated, Is.EqualTo(1));
    }

    [TestCase("+33 06 12 34 56 78", "59000", "+33612345678")]
    [TestCase(" +33 (0)6 12 34 56 78", "59000", "+33612345678")]
    [TestCase("0033 06 12 34 56 78", "59000", "+33612345678")]
    [TestCase("0692 12 34 56", "97410", "+262692123456")]
    public async Task Load_PhoneNumber_IsStoredAsE164(string sent, string postCode, string expected)
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(With(Samples.Property, ("telNumber", sent), ("postCode", postCode)))));

        Assert.That(outcome.Codes, Is.Empty);
        if (!isSqlite)
        {
            Assert.That(((Property)loaders.Store.GetRecords("azur", RecordModel.Properties).Single()).PhoneNumber, Is.EqualTo(expected));
        }
    }

    [TestCase("0692 12 34 56")]
    [TestCase("06 12 34 56 78 ext. 3")]
    [TestCase("chez la gardienne, après 18 h, au numéro habituel ou au 06")]
    public async Task Load_PhoneNumberThatIsNotValid_IsStoredAsSentWithAWarning(string sent)
    {
        await using var loaders = Loaders();

        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(With(Samples.Property, ("telNumber", sent)))));

        Assert.That(outcome.Findings.Select(finding => (finding.Code, finding.Severity, finding.Field)), Is.EqualTo(
            new[] { (RuleCodes.NotNormalised, FindingSeverity.Warning, "telNumber") }));
        Assert.That(outcome.Totals.Integrated, Is.EqualTo(1));
    }

    [TestCase(LoadPolicy.Partial)]
    [TestCase(LoadPolicy.AllOrNothing)]
    public async Task Load_IdsThatDifferInNotation_GetOneWarningThatNamesTheOther(LoadPolicy policy)
    {
        await using var loaders = Loaders(policy, recordsPerPart: 2);
        await loaders.LoadAsync(LoaderFixture.Load(Samples.Properties(Property("P-1"), Property("B-1"))), "first.json");

        var outcome = await loaders.LoadAsync(
            LoaderFixture.Load(Samples.Properties(Property("p-1"), Property("C-1"), Property("D-1"), Property("E-1"), Property("c-1\u00A0"))), "second.json");

        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(5, 5, 0, 0)));
        Assert.That(
            outcome.Findings.Select(finding => (finding.Code, finding.ExternalId, finding.Expected, finding.Pointer.Split('/')[2])),
            Is.EquivalentTo(new[] { (RuleCodes.SimilarId, "p-1", "P-1", "0"), (RuleCodes.SimilarId, "c-1\u00A0", "C-1", "4") }));
    }

    private static string Property(string id) => With(Samples.Property, ("id", id));

    private static JsonObject Object(string json) => JsonNode.Parse(json)!.AsObject();

    private static string With(string record, params (string Name, JsonNode Value)[] members) => With(Object(record), members);

    private static string With(JsonObject record, params (string Name, JsonNode Value)[] members)
    {
        foreach (var (name, value) in members)
        {
            record[name] = value.DeepClone();
        }

        return record.ToJsonString(new JsonSerializerOptions { WriteIndented = false });
    }

    private LoaderFixture Loaders(LoadPolicy? policy = null, int recordsPerPart = 100) => new(
        builder =>
        {
            if (isSqlite)
            {
                builder.UseSqlite(Path.Combine(_folder, "loads.db"));
            }
        },
        partner => partner.Policy = policy ?? partner.Policy,
        options => options.RecordsPerPart = recordsPerPart);
}
