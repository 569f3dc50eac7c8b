using Qlower.Loaders.CrashPoints.Tests.Hosts;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>Compares two outcomes.</summary>
internal static class Differences
{
    /// <summary>Returns lines that describe the differences of a disturbed run; none when there is none.</summary>
    public static IEnumerable<string> Between(HostPlan plan, IReadOnlyList<string> expected, IReadOnlyList<string> found)
    {
        if (expected.SequenceEqual(found, StringComparer.Ordinal))
        {
            return [];
        }

        return
        [
            $"{plan.Point} #{plan.Occurrence}: {found.Count} lines instead of {expected.Count}",
            .. Less(expected, found).Select(line => $"  missing {line}"),
            .. Less(found, expected).Select(line => $"  extra   {line}"),
        ];
    }

    /// <summary>Returns the lines of the first list without those of the second; a line counts as often as it is there.</summary>
    private static List<string> Less(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        var left = new List<string>(first);
        foreach (var line in second)
        {
            left.Remove(line);
        }

        return left;
    }
}
