using System.Text;
using Qlower.Loaders.CrashPoints.Tests.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>The table of the documentation: how often each scenario is killed at each point.</summary>
internal static class CrashPointTable
{
    private const string Begin = "<!-- crash points: begin -->";
    private const string End = "<!-- crash points: end -->";

    private static readonly string Page = Path.Combine(Repository.Root, "docs", "crash-points.md");

    /// <summary>Whether this run writes the table.</summary>
    public static bool IsWritten { get; } = Environment.GetEnvironmentVariable("QLOWER_WRITE_CRASH_POINTS") == "1";

    /// <summary>Returns the numbers of a scenario by point, as the page has them.</summary>
    public static async Task<IReadOnlyDictionary<string, int>> ReadAsync(Scenario scenario)
    {
        var rows = (await RowsAsync()).ToArray();
        var column = Array.IndexOf(rows[0], scenario.Title);
        return rows.Skip(2).Where(row => row[column].Length > 0).ToDictionary(row => row[0].Trim('`'), row => row[column] == "same" ? 1 : int.Parse(row[column].Split(' ')[0], null), StringComparer.Ordinal);
    }

    /// <summary>Returns every point of the page.</summary>
    public static async Task<IReadOnlyList<string>> PointsAsync() => [.. (await RowsAsync()).Skip(2).Select(row => row[0].Trim('`'))];

    /// <summary>Whether hosts with a store reach a point: those of one kind of store are named after it.</summary>
    public static bool IsOf(CrashStore store, string point) =>
        point.StartsWith(store.Name + ".", StringComparison.Ordinal) || !CrashStore.All.Any(other => point.StartsWith(other.Name + ".", StringComparison.Ordinal));

    /// <summary>Counts points by name.</summary>
    public static IReadOnlyDictionary<string, int> Count(IEnumerable<CrashPoint> points) =>
        points.CountBy(point => point.Name).ToDictionary(StringComparer.Ordinal);

    /// <summary>Returns the points of the stores together. A point that they share is reached as often with each of them.</summary>
    public static IReadOnlyDictionary<string, int> Union(IReadOnlyDictionary<string, int>? known, IReadOnlyDictionary<string, int> counts)
    {
        var all = new Dictionary<string, int>(known ?? new Dictionary<string, int>(), StringComparer.Ordinal);
        foreach (var (point, count) in counts)
        {
            Assert.That(all.TryAdd(point, count) || all[point] == count, $"{point} is reached {count} times, and {all[point]} times with another store.");
        }

        return all;
    }

    /// <summary>Replaces the table of the page.</summary>
    public static async Task WriteAsync(IReadOnlyDictionary<Scenario, IReadOnlyDictionary<string, int>> killed)
    {
        var scenarios = Scenario.All.Where(killed.ContainsKey).ToArray();
        var table = new StringBuilder().Append("| point | ").AppendJoin(" | ", scenarios.Select(scenario => scenario.Title)).Append(" |\n| --- |");
        table.Insert(table.Length, " --- |", scenarios.Length).Append('\n');
        foreach (var point in scenarios.SelectMany(scenario => killed[scenario].Keys).Distinct(StringComparer.Ordinal))
        {
            table.Append("| `").Append(point).Append("` | ").AppendJoin(" | ", scenarios.Select(scenario => Cell(killed[scenario].GetValueOrDefault(point)))).Append(" |\n");
        }

        var text = await File.ReadAllTextAsync(Page);
        var begin = text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        await File.WriteAllTextAsync(Page, $"{text[..begin]}\n\n{table}\n{text[text.IndexOf(End, StringComparison.Ordinal)..]}");
    }

    private static string Cell(int kills) => kills switch
    {
        0 => "",
        1 => "same",
        _ => $"{kills} × same",
    };

    private static async Task<IEnumerable<string[]>> RowsAsync() =>
        (await File.ReadAllLinesAsync(Page)).SkipWhile(line => line != Begin).TakeWhile(line => line != End).Where(line => line.StartsWith('|'))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);
}
