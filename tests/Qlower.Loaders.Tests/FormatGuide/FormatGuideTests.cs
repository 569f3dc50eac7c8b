using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Qlower.Loaders.Format;
using Qlower.Loaders.FormatGuide;
using Qlower.Loaders.JsonSchema;
using Qlower.Loaders.Tests.Documentation;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.FormatGuide;

/// <summary>The pages and the schema for partners are those of the code; <c>QLOWER_WRITE_FORMAT=1</c> writes them anew.</summary>
public sealed partial class FormatGuideTests
{
    private static readonly IReadOnlyList<FormatSection> Sections = FormatSections.Read(new SchemaReading());

    private static IEnumerable<TestCaseData> Pages =>
    [
        new TestCaseData("format.md", LoaderFormat.GetGuide(ReportLanguage.English)).SetArgDisplayNames("format.md"),
        new TestCaseData("format.fr.md", LoaderFormat.GetGuide(ReportLanguage.French)).SetArgDisplayNames("format.fr.md"),
        new TestCaseData("loader-2.0.schema.json", LoaderFormat.GetSchema()).SetArgDisplayNames("loader-2.0.schema.json"),
    ];

    private static IEnumerable<TestCaseData> Files => new MinimalFiles(Sections).All()
        .Select(file => new TestCaseData(file.Json).SetArgDisplayNames(file.Model, file.IsByClient ? "by client" : "flat"));

    private static IEnumerable<TestCaseData> Records =>
    [
        new TestCaseData("clients", typeof(ClientRecord)), new TestCaseData("declarants", typeof(DeclarantRecord)),
        new TestCaseData("associates", typeof(AssociateRecord)), new TestCaseData("properties", typeof(PropertyRecord)),
        new TestCaseData("transactions", typeof(TransactionRecord)), new TestCaseData("documents", typeof(DocumentRecord)),
    ];

    [TestCaseSource(nameof(Pages))]
    public void Page_InTheRepository_IsCurrent(string name, string content)
    {
        var path = Path.Combine(RepositoryFolder.Root, "docs", name);
        if (Environment.GetEnvironmentVariable("QLOWER_WRITE_FORMAT") == "1")
        {
            File.WriteAllText(path, content);
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo(content), "Run this test with QLOWER_WRITE_FORMAT=1 and commit the page.");
    }

    [TestCaseSource(nameof(Files))]
    public async Task MinimalFile_OfEachShapeAndModel_LoadsWithoutAFinding(string json)
    {
        await using var loaders = new LoaderFixture();

        var outcome = await loaders.LoadAsync(json.Replace("acme", "azur", StringComparison.Ordinal).Replace("…", LoaderFixture.Key, StringComparison.Ordinal));

        Assert.That(outcome.Findings, Is.Empty);
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals.Integrated, Is.GreaterThan(0));
    }

    [TestCaseSource(nameof(Files))]
    public void PublishedSchema_MinimalFile_IsValidUntilARequiredMemberIsMissing(string json)
    {
        var schema = CompiledSchema.Compile(Encoding.UTF8.GetBytes(LoaderFormat.GetSchema()), new SchemaCompileOptions());

        Assert.That(schema.IsValid(Encoding.UTF8.GetBytes(json)), Is.True);
        Assert.That(schema.IsValid(Encoding.UTF8.GetBytes(json.Replace("\"versionId\"", "\"version\"", StringComparison.Ordinal))), Is.False);
        Assert.That(schema.IsValid(Encoding.UTF8.GetBytes(LastText().Replace(json, "\" \"", 1))), Is.False);
    }

    [Test]
    public void PublishedSchema_Always_HasNothingOfTheLibraryInIt() => Assert.That(LoaderFormat.GetSchema(), Does.Not.Contain("x-"));

    [TestCaseSource(nameof(Records))]
    public void Section_OfEachModel_HasTheFieldsOfItsRecord(string section, Type record)
    {
        var fields = record.GetProperties().Select(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name).OfType<string>();

        Assert.That(Sections.Single(candidate => candidate.Name == section).Fields.Where(field => field.Type != GuideTexts.TypeOf("section")).Select(field => field.Name), Is.EquivalentTo(fields));
    }

    [Test]
    public void Sections_EveryField_HasTextsAndRulesOfTheCatalogue()
    {
        var catalogue = new RuleCatalogue(Qlower.Loaders.Rules.CoreRules.All);
        foreach (var field in Sections.SelectMany(section => section.Fields))
        {
            Assert.That(field.Type, Is.Not.Null, field.Name);
            Assert.That(field.Codes.Select(code => code.Label), Is.All.Not.Null, field.Name);
            Assert.That(field.Rules.Select(catalogue.Find), Is.All.Not.Null, field.Name);
        }
    }

    // The value of the first required text of the last record.
    [GeneratedRegex("(?<=\"(description|corporateName|firstName|ref|fileName)\": )\"[^\"]*\"", RegexOptions.RightToLeft)]
    private static partial Regex LastText();
}
