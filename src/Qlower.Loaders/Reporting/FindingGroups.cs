using System.Runtime.InteropServices;

namespace Qlower.Loaders.Reporting;

/// <summary>Groups a report's findings by rule: errors first, then the most frequent.</summary>
internal static class FindingGroups
{
    /// <summary>Examples of one rule that a page shows.</summary>
    public const int MostExamples = 20;

    /// <summary>Reads the first findings of each rule; the rest is not in memory.</summary>
    public static async Task<IReadOnlyList<FindingGroup>> ReadAsync(LoadReport report, RuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        var examples = new Dictionary<(string Code, FindingSeverity Severity), List<Finding>>();
        await foreach (var finding in report.Findings.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            ref var ofRule = ref CollectionsMarshal.GetValueRefOrAddDefault(examples, (finding.Code, finding.Severity), out _);
            ofRule ??= [];
            if (ofRule.Count < MostExamples)
            {
                ofRule.Add(finding);
            }
        }

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
