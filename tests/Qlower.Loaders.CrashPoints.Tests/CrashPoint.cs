namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>A point that a host reaches.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Occurrence">Which time it is reached, from 1.</param>
internal sealed record CrashPoint(string Name, int Occurrence)
{
    /// <summary>Steps that loops repeat while nothing happens, as often as they like: the first one counts.</summary>
    private static readonly string[] Repeated = ["ledger GetId", "ledger RegisterStore", "ledger Receive", "folder Claim", "source.claim-folder", "webhook"];

    public bool IsBefore => Name.EndsWith(", before", StringComparison.Ordinal);

    public bool IsAfter => Name.EndsWith(", after", StringComparison.Ordinal);

    /// <summary>Returns the points of a run, each time that one was reached.</summary>
    public static IReadOnlyList<CrashPoint> Of(IEnumerable<string> names)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var points = new List<CrashPoint>();
        foreach (var name in names)
        {
            var count = counts[name] = counts.GetValueOrDefault(name) + 1;
            if (count == 1 || !Array.Exists(Repeated, repeated => name.StartsWith(repeated, StringComparison.Ordinal)))
            {
                points.Add(new CrashPoint(name, count));
            }
        }

        return points;
    }
}
