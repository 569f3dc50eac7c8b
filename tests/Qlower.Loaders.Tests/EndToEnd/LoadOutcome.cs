namespace Qlower.Loaders.Tests.EndToEnd;

internal sealed record LoadOutcome(LoadEntry Load, IReadOnlyList<IntegratorCounts> Counts, IReadOnlyList<Finding> Findings)
{
    public IEnumerable<string> Codes => Findings.Select(finding => finding.Code);

    public LoadCounts Totals => Counts.Where(row => row.IsOverall).Aggregate(default(LoadCounts), (sum, row) => sum + row.Counts);

    public LoadCounts Of(RecordModel model, string? integrator = null) =>
        Counts.Where(counts => counts.Integrator == integrator && counts.Model == model).Select(counts => counts.Counts).SingleOrDefault();
}
