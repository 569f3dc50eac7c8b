namespace Qlower.Loaders.Tests.EndToEnd;

internal sealed record LoadOutcome(LoadEntry Load, IReadOnlyList<LaneCounts> Lanes, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<string> Codes => Findings.Select(finding => finding.Code);

    public LoadCounts Totals => Lanes.Where(lane => lane.Lane == LaneCounts.Overall).Aggregate(default(LoadCounts), (sum, lane) => sum + lane.Counts);

    public LoadCounts Of(RecordModel model, string lane = LaneCounts.Overall) =>
        Lanes.Where(counts => counts.Lane == lane && counts.Model == model).Select(counts => counts.Counts).SingleOrDefault();
}
