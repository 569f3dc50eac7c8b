namespace Qlower.Loaders.Reporting;

/// <summary>Groups a report's findings by rule: errors first, then the most frequent.</summary>
internal static class FindingGroups
{
    /// <summary>Examples of one rule that a page shows.</summary>
    public const int MostExamples = 20;

    public static IReadOnlyList<FindingGroup> Of(LoadReport report, RuleCatalogue catalogue)
    {
        var examples = report.Findings.GroupBy(finding => (finding.Code, finding.Severity)).ToDictionary(
            group => group.Key, group => (IReadOnlyList<Finding>)[.. group.Take(MostExamples)]);
        return
        [
            .. report.FindingCounts
                .GroupBy(count => (count.Code, count.Severity))
                .Select(group => new FindingGroup
                {
                    Code = group.Key.Code,
                    Severity = group.Key.Severity,
                    Rule = catalogue.Find(group.Key.Code),
                    Count = group.Sum(count => count.Count),
                    Models = [.. group.OrderBy(count => count.Model ?? (RecordModel)(-1)).Select(count => (count.Model, count.Count))],
                    Examples = examples.GetValueOrDefault(group.Key, []),
                })
                .OrderByDescending(group => group.Severity)
                .ThenByDescending(group => group.Count)
                .ThenBy(group => group.Code, StringComparer.Ordinal),
        ];
    }
}
