using System.Globalization;

namespace Qlower.Loaders.Findings;

/// <summary>Announces that fewer findings are stored than were found, so that a cap is never silent.</summary>
internal static class FindingCap
{
    /// <summary>Returns the announcement; <see langword="null"/> when all findings are stored.</summary>
    /// <param name="stored">Number of stored findings.</param>
    /// <param name="counts">The exact counts.</param>
    /// <param name="now">The time of the announcement.</param>
    public static Finding? Announce(long stored, IReadOnlyList<FindingCount> counts, DateTimeOffset now)
    {
        var found = counts.Sum(count => count.Count);
        return found <= stored ? null : new Finding
        {
            Code = RuleCodes.FindingsCapped,
            Severity = FindingSeverity.Information,
            Expected = stored.ToString(CultureInfo.InvariantCulture),
            Actual = found.ToString(CultureInfo.InvariantCulture),
            CreatedAt = now,
        };
    }

    /// <summary>Returns the counts with that of a finding.</summary>
    public static IReadOnlyList<FindingCount> Count(IReadOnlyList<FindingCount> counts, Finding? finding) =>
        finding is null ? counts : [.. counts, new FindingCount(finding.Code, finding.Severity, finding.Model, 1)];
}
