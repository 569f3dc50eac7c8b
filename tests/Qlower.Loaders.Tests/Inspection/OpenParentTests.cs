using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Inspection;
using Qlower.Loaders.Pipeline;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Inspection;

/// <summary>Parts do not wait for the record that their records are nested in.</summary>
[TestFixture]
internal sealed class OpenParentTests
{
    private const string Client = "\"client\":{\"email\":\"Zoe@Example.FR\",\"firstName\":\"Zoe\",\"lastName\":\"D\"}";

    [Test]
    public async Task ReadManifestAsync_ClientWhoseBlockComesLast_ReturnsPartsBeforeIt()
    {
        await using var loaders = new LoaderFixture(options: options => options.RecordsPerPart = 100);
        await using var scope = loaders.Get<IServiceScopeFactory>().CreateAsyncScope();
        var content = Encoding.UTF8.GetBytes(LoaderFixture.Load($"\"clients\":[{{\"properties\":[{Properties(20_000)}],{Client}}}]"));
        using var stream = new MemoryStream(content);
        var inspector = new FileInspector(stream, new InspectionRequest
        {
            Pipeline = loaders.Get<LoadPipelineFactory>().Create(scope.ServiceProvider, "azur"),
            Options = loaders.Get<IOptions<QlowerLoadersOptions>>().Value,
            Now = loaders.Time.GetUtcNow(),
            CutsManifest = true,
        });
        var parents = new List<ParentReference>();
        var largest = 0;
        long? first = null;

        await foreach (var slice in inspector.ReadManifestAsync(default))
        {
            first ??= stream.Position;
            largest = Math.Max(largest, slice.Parts.Count);
            parents.AddRange(slice.Parents);
        }

        Assert.That(first, Is.LessThan(content.Length / 4));
        Assert.That(largest, Is.LessThan(100), "of 400 parts");
        Assert.That(parents.Count(parent => parent.Model == RecordModel.Clients), Is.EqualTo(1));
        Assert.That(parents.Single(parent => parent.Model == RecordModel.Clients).ExternalId, Is.EqualTo("zoe@example.fr"));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(2_000)]
    public async Task LoadAsync_IdsThatFollowTheirRecords_AreKnownToAllParts(int recordsPerPart)
    {
        await using var loaders = new LoaderFixture(options: options => options.RecordsPerPart = recordsPerPart);
        var declarant =
            $"{{\"properties\":[{Properties(5)}],\"legalStatusId\":\"1000\",\"corporateName\":\"SCI\",\"address\":\"1\",\"townName\":\"Nice\",\"postCode\":\"06000\",\"id\":\"D-1\"}}";

        var outcome = await loaders.LoadAsync(LoaderFixture.Load($"\"clients\":[{{\"declarants\":[{declarant}],{Client}}}]"));

        Assert.That(outcome.Codes, Is.Empty);
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(12, 12, 0, 0)));
        var stored = loaders.Store.GetRecords("azur", RecordModel.Properties).Cast<Model.Property>();
        Assert.That(stored.Select(property => (property.DeclarantId, property.ClientEmail)).Distinct(), Is.EqualTo(new[] { ("D-1", "zoe@example.fr") }));
    }

    [Test]
    public async Task LoadAsync_ClientRejectedAfterItsRecords_RejectsAllAndListsAFew()
    {
        const int Count = 300;
        await using var loaders = new LoaderFixture(options: options => options.RecordsPerPart = 50);

        var outcome = await loaders.LoadAsync(
            LoaderFixture.Load($"\"clients\":[{{\"properties\":[{Properties(Count)}],\"client\":{{\"email\":\"c@x.fr\"}}}},{{{Client}}}]"));

        var counts = await loaders.Ledger.GetFindingCountsAsync(outcome.Load.Id);
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts((2 * Count) + 2, 1, 0, (2 * Count) + 1)));
        Assert.That(counts.Where(count => count.Code == RuleCodes.ClientRejected).Select(count => count.Count), Is.EqualTo(new[] { Count, Count }));
        Assert.That(outcome.Codes.Count(code => code == RuleCodes.ClientRejected), Is.EqualTo(2 * (3 + (Count / 50))));
    }

    [Test]
    public async Task LoadAsync_ManyRejectedParents_ListsTheFirstRecordsOfEach()
    {
        await using var loaders = new LoaderFixture();
        var declarants = string.Join(',', Enumerable.Range(0, 3).Select(i => $"{{\"id\":\"D-{i}\",\"properties\":[{Properties(30, i * 100)}]}}"));

        var outcome = await loaders.LoadAsync(LoaderFixture.Load($"\"declarants\":[{declarants}]"));

        var listed = outcome.Findings.Where(finding => finding is { Code: RuleCodes.ParentRejected, Model: RecordModel.Properties }).ToList();
        Assert.That(listed.GroupBy(finding => finding.Actual).Select(group => group.Count()), Is.EqualTo(new[] { 3 + 1, 3 + 1, 3 + 1 }));
        Assert.That(listed.Where(finding => finding.Variant == "more").Select(finding => finding.Expected), Is.EqualTo(new[] { "27", "27", "27" }));
        Assert.That(outcome.Totals.Rejected, Is.EqualTo(3 + 90 + 90));
    }

    private static string Properties(int count, int first = 0) => string.Join(",\n", Enumerable.Range(first, count).Select(i =>
        Samples.Property.Replace("\"P-1\"", $"\"P-{i}\"", StringComparison.Ordinal)[..^1]
        + $",\"documents\":[{{\"id\":\"DOC-{i}\",\"fileName\":\"a.pdf\",\"year\":\"2024\",\"fileLink\":\"https://example.fr/a\"}}]}}"));
}
