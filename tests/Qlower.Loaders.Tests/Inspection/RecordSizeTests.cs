using System.Text;
using Qlower.Loaders.Tests.EndToEnd;

namespace Qlower.Loaders.Tests.Inspection;

/// <summary>The size of a record is that of its own members, whatever the layout of the file.</summary>
[TestFixture]
internal sealed class RecordSizeTests
{
    private const string DeclarantMembers =
        "\"id\":\"D-1\",\"legalStatusId\":\"1000\",\"corporateName\":\"SCI\",\"address\":\"1 rue X\",\"townName\":\"Nice\",\"postCode\":\"06000\"";

    private const string ClientMembers = "\"client\":{\"email\":\"c@example.fr\",\"firstName\":\"C\",\"lastName\":\"D\"}";

    [Test]
    public async Task CheckAsync_ManyNestedRecords_LayoutDoesNotMatter([Values("declarants", "clients")] string section, [Values] bool isIndented)
    {
        const int Properties = 80_000;
        var separator = isIndented ? ",\n" + new string(' ', 20) : ",";
        var properties = string.Join(separator, Enumerable.Repeat(Samples.Property, Properties));
        var members = section == "clients" ? ClientMembers : DeclarantMembers;

        var report = await CheckAsync($"\"{section}\":[{{{members},\"properties\":[{properties}]}}]");

        Assert.That(report.FindingCounts.Where(count => count.Severity == FindingSeverity.Error), Is.Empty);
        Assert.That(report.Totals.Received, Is.EqualTo(Properties + 1));
    }

    [Test]
    public async Task CheckAsync_OwnMembersTooLarge_IsRejected([Values("before", "after")] string place)
    {
        var own = string.Join(',', Enumerable.Range(0, 20).Select(i => $"\"u{i}\":\"{new string('x', 60_000)}\""));
        var nested = $"\"properties\":[{Samples.Property}]";

        var report = await CheckAsync($"\"declarants\":[{{{DeclarantMembers},{(place == "before" ? $"{own},{nested}" : $"{nested},{own}")}}}]");

        var finding = await report.Findings.SingleAsync(finding => finding.Severity == FindingSeverity.Error);
        Assert.That((finding.Code, finding.ExternalId, finding.Pointer), Is.EqualTo((RuleCodes.RecordTooLarge, "D-1", "/declarants/0")));
        Assert.That(long.Parse(finding.Actual!, System.Globalization.CultureInfo.InvariantCulture), Is.GreaterThan(1_200_000).And.LessThan(1_201_000));
    }

    [TestCase("{<>\"id\":\"T-1\",\"reqdExctnDt\":\"2026-01-31\",\"id-prty\":\"P-1\",\"amt\":-12.50,\"ref\":\"r\"}")]
    [TestCase("{\"id\":\"T-1\",\"reqdExctnDt\":\"2026-01-31\",\"id-prty\"<>:<>\"P-1\",\"amt\":-12.50<>,<>\"ref\":\"r\"<>}")]
    public async Task LoadAsync_BlanksBetweenMembers_DoNotCount(string record)
    {
        await using var loaders = new LoaderFixture();
        var transaction = record.Replace("<>", string.Concat(Enumerable.Repeat("   \n\t\r\n ", 150_000)), StringComparison.Ordinal);

        var outcome = await loaders.LoadAsync(LoaderFixture.Load($"{Samples.Properties(Samples.Property)},\"transactions\":[{transaction}]"));

        Assert.That(outcome.Codes, Is.Empty);
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
    }

    [Test]
    public async Task CheckAsync_LongIdsAndNames_AreRetainedUpToABound()
    {
        var text = new string('x', 100_000) + "\\ud800";

        var report = await CheckAsync($"\"transactions\":[{{\"id\":\"{text}\",\"{text}\":\"a\"}},{{\"id\":\"{new string('y', 509)}😀\"}}]");

        var findings = await report.Findings.ToListAsync();
        Assert.That(findings.Select(finding => finding.Pointer.Length), Has.All.LessThanOrEqualTo(1_001));
        Assert.That(findings.Select(finding => finding.Field?.Length ?? 0), Has.All.LessThanOrEqualTo(1_001));
        Assert.That(findings.Select(finding => finding.ExternalId), Has.Some.EqualTo(new string('x', 510) + "…").And.Some.EqualTo(new string('y', 509) + "…"));
    }

    private static async Task<LoadReport> CheckAsync(string sections)
    {
        await using var loaders = new LoaderFixture();
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(LoaderFixture.Load(sections)));
        return await loaders.Get<IFileCheck>().CheckAsync(content, "file.json");
    }
}
