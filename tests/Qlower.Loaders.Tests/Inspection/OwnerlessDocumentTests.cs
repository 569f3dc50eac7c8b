using System.Globalization;
using System.Text;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Inspection;

/// <summary>A document outside a property needs an owner, and the file alone shows whether it names one.</summary>
[TestFixture]
internal sealed class OwnerlessDocumentTests
{
    private static readonly string[] Ownerless =
    [
        "",
        "\"propertyId\":\"\",",
        "\"propertyId\":null,\"declarantId\":\"\",",
        "\"declarantId\":null,",
    ];

    [TestCaseSource(nameof(Ownerless))]
    public async Task Check_DocumentNamesNoOwner_ReportsItOnceWhereItIs(string owner)
    {
        await using var loaders = new LoaderFixture();
        var file = LoaderFixture.Load($"\"documents\": [\n  {Document(owner)}]");

        var findings = await CheckAsync(loaders, file);

        Assert.That(findings, Is.EqualTo(new[] { $"{RuleCodes.DocumentWithoutOwner} documents X /documents/0 {PlaceOf(file)} propertyId, declarantId" }));
    }

    [TestCaseSource(nameof(Ownerless))]
    public async Task Load_DocumentNamesNoOwner_ReportsWhatTheCheckReports(string owner)
    {
        await using var loaders = new LoaderFixture();
        var file = LoaderFixture.Load($"\"documents\": [\n  {Document(owner)}]");

        var outcome = await loaders.LoadAsync(file);

        Assert.That(outcome.Findings.Select(Describe).ToArray(), Is.EqualTo(await CheckAsync(loaders, file)).And.Length.EqualTo(1));
        Assert.That(outcome.Of(RecordModel.Documents), Is.EqualTo(new LoadCounts(1, 0, 0, 1)));
    }

    [Test]
    public async Task Check_DocumentOfAClientNamesNoOwner_ReportsIt()
    {
        await using var loaders = new LoaderFixture();
        var file = LoaderFixture.Load($$"""
            "clients": [{"client": {"email": "a@example.fr", "firstName": "A", "lastName": "B"}, "documents": [{{Document("")}}]}]
            """);

        var findings = await CheckAsync(loaders, file);

        Assert.That(findings, Is.EqualTo(new[] { $"{RuleCodes.DocumentWithoutOwner} documents X /clients/0/documents/0 {PlaceOf(file)} propertyId, declarantId" }));
    }

    [TestCase("\"propertyId\":\"P-1\",")]
    [TestCase("\"declarantId\":\"D-1\",")]
    [TestCase("\"propertyId\":\"\",\"declarantId\":\"D-1\",")]
    public async Task Check_DocumentNamesAnOwner_ReportsNothing(string owner)
    {
        await using var loaders = new LoaderFixture();

        Assert.That(await CheckAsync(loaders, LoaderFixture.Load($"\"documents\": [{Document(owner)}]")), Is.Empty);
    }

    [Test]
    public async Task Check_DocumentInAProperty_NeedsNoOwner()
    {
        await using var loaders = new LoaderFixture();
        var property = Samples.Property.Replace("\"telNumber\"", $"\"documents\":[{Document("")}],\"telNumber\"", StringComparison.Ordinal);

        Assert.That(await CheckAsync(loaders, LoaderFixture.Load(Samples.Properties(property))), Is.Empty);
    }

    [Test]
    public async Task Check_OwnerOfTheWrongType_IsReportedAsThatAlone()
    {
        await using var loaders = new LoaderFixture();

        var findings = await CheckAsync(loaders, LoaderFixture.Load($"\"documents\": [{Document("\"propertyId\":5,")}]"));

        Assert.That(findings, Has.Length.EqualTo(1).And.All.StartsWith($"{RuleCodes.WrongType} documents X /documents/0/propertyId"));
    }

    private static string Document(string owner) => $$"""{"id":"X",{{owner}}"fileName":"a","year":"2024","fileLink":"http://x.fr/a"}""";

    private static async Task<string[]> CheckAsync(LoaderFixture loaders, string file)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(file));
        var report = await loaders.Get<IFileCheck>().CheckAsync(content, "file.json");
        return await report.Findings.Select(Describe).ToArrayAsync();
    }

    private static string Describe(Finding finding) => string.Create(
        CultureInfo.InvariantCulture,
        $"{finding.Code} {finding.Model?.ToWireName()} {finding.ExternalId} {finding.Pointer} {finding.Line}:{finding.Column}:{finding.Offset} {finding.Expected}");

    private static string PlaceOf(string file)
    {
        var before = file[..file.IndexOf("{\"id\":\"X\"", StringComparison.Ordinal)];
        var lines = before.Split('\n');
        return string.Create(CultureInfo.InvariantCulture, $"{lines.Length}:{lines[^1].Length + 1}:{before.Length}");
    }
}
