using System.Globalization;

namespace Qlower.Loaders.Findings;

/// <summary>Announces that fewer findings are stored than were found, so that a cap is never silent.</summary>
internal static class FindingCap
{
    /// <summary>The findings and counts of a report, with the announcement where it is due.</summary>
    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<FindingCount> Counts) Announce(
        IReadOnlyList<Finding> kept, IReadOnlyList<FindingCount> counts, DateTimeOffset now)
    {
        var made = counts.Sum(count => count.Count);
        if (made <= kept.Count)
        {
            return (kept, counts);
        }

        var announcement = new Finding
        {
            Code = RuleCodes.FindingsCapped,
            Severity = FindingSeverity.Information,
            Expected = kept.Count.ToString(CultureInfo.InvariantCulture),
            Actual = made.ToString(CultureInfo.InvariantCulture),
            CreatedAt = now,
        };
        return ([announcement, .. kept], [.. counts, new FindingCount(announcement.Code, announcement.Severity, null, 1)]);
    }
}
