using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

[TestFixture]
internal sealed class FindingCapTests
{
    [Test]
    public async Task Report_MoreFindingsThanAreStored_AnnouncesTheCap()
    {
        var reporter = new CollectingReporter();
        await using var loaders = new LoaderFixture(
            builder =>
            {
                builder.Services.AddSingleton(reporter);
                builder.AddReporter<CollectingReporter>();
            },
            options: options => options.MaxFindingsPerRule = 10);
        var faulty = Enumerable.Range(0, 25).Select(i => Samples.Transaction.Replace("T-1", $"T-{i}", StringComparison.Ordinal)).ToArray();

        await loaders.LoadAsync(LoaderFixture.Load(Samples.Transactions(faulty)));

        var report = reporter.Reports.Single();
        var findings = await report.Findings.ToListAsync();
        Assert.That(findings.Count(finding => finding.Code == RuleCodes.UnknownReference), Is.EqualTo(10));
        Assert.That(report.FindingCounts.Single(count => count.Code == RuleCodes.UnknownReference).Count, Is.EqualTo(25));
        var announced = findings.Single(finding => finding.Code == RuleCodes.FindingsCapped);
        Assert.That((announced.Expected, announced.Actual), Is.EqualTo(("10", "25")));
    }
}
