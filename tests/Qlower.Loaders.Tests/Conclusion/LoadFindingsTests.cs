using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Conclusion;
using Qlower.Loaders.Testing.Ledger;

namespace Qlower.Loaders.Tests.Conclusion;

[TestFixture]
internal sealed class LoadFindingsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private InMemoryLoadLedger _ledger = null!;
    private string _load = "";

    [SetUp]
    public async Task InspectLoad()
    {
        _ledger = new InMemoryLoadLedger(_time);
        var received = await _ledger.ReceiveAsync(LoadSamples.File("a.json"));
        _load = received.Load.Id;
        var lease = (await _ledger.TryAcquireAsync("worker", TimeSpan.FromMinutes(1), _load))!;
        await _ledger.BeginInspectionAsync(lease, received.Load.File);
        await _ledger.AppendFindingsAsync(lease, [LoadSamples.Finding("QLW1002", 7), LoadSamples.Finding("QLW1003", -1), LoadSamples.Finding("QLW1004", 0)]);
        await _ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection());
    }

    [Test]
    public async Task Close_FindingsOfTheConclusion_ComeAfterThoseWithoutAPlace()
    {
        var findings = new LoadFindings(_ledger, _load, _time);
        await findings.ReadCountsAsync(default);
        findings.Add(RuleCodes.ConservationFault, FindingSeverity.Error, isFault: true);
        findings.Add(RuleCodes.NotArchived, FindingSeverity.Warning);

        var (read, counts) = findings.Close();

        string[] expected =
            [RuleCodes.FindingsCapped, "QLW1003", RuleCodes.ConservationFault, RuleCodes.NotArchived, "QLW1004", "QLW1001", "QLW1002"];
        Assert.That(await read.Select(finding => finding.Code).ToListAsync(), Is.EqualTo(expected));
        Assert.That(await read.Select(finding => finding.Code).ToListAsync(), Is.EqualTo(expected), "a second time");
        Assert.That(read.Count, Is.EqualTo(expected.Length));
        Assert.That(counts.Sum(count => count.Count), Is.EqualTo(41 + 2 + 1));
    }

    [Test]
    public async Task Close_NothingStored_HasTheConclusionsOnly()
    {
        var findings = new LoadFindings(_ledger, "none", _time);
        await findings.ReadCountsAsync(default);
        findings.Add(RuleCodes.NotArchived, FindingSeverity.Warning);

        var (read, _) = findings.Close();

        Assert.That(await read.Select(finding => finding.Code).ToListAsync(), Is.EqualTo(new[] { RuleCodes.NotArchived }));
    }
}
