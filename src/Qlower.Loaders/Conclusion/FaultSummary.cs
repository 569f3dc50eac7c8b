using System.Globalization;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Conclusion;

/// <summary>Describes for operators which rules failed on a load: a report names them by references alone.</summary>
internal static class FaultSummary
{
    private const int MostRules = 5;

    /// <summary>Returns the rules and the number of records, as sentences; <see langword="null"/> when no rule failed.</summary>
    public static async Task<string?> DescribeAsync(LoadReport report, LoadPipeline pipeline, CancellationToken cancellationToken)
    {
        var records = report.FindingCounts.Where(count => IsOfRule(count.Code)).Sum(count => count.Count);
        if (records == 0)
        {
            return null;
        }

        var references = await report.Findings
            .Where(finding => finding.IsFault && IsOfRule(finding.Code))
            .Select(finding => finding.Expected ?? "")
            .Distinct()
            .Take(MostRules)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var names = pipeline.Identities.DistinctBy(rule => rule.Reference).ToDictionary(rule => rule.Reference, rule => rule.ToString(), StringComparer.Ordinal);
        var rules = references.Select(reference => $"{names.GetValueOrDefault(reference, "A rule of the core")} ({reference})");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"These rules failed, on {records} record(s) in total: {string.Join(", ", rules)}. The log has the exceptions under their references.");
    }

    private static bool IsOfRule(string code) => code is RuleCodes.RuleFault or RuleCodes.AgreedRuleFault;
}
