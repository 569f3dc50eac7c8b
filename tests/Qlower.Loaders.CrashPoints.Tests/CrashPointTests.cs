using Qlower.Loaders.CrashPoints.Tests.Hosts;
using Qlower.Loaders.CrashPoints.Tests.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>
/// Kills the process at each point between two durable writes, restarts it, and compares everything with a run that nothing disturbed. One process has
/// many hosts, each over a copy of the same data; it is killed once each of them is at its point.
/// </summary>
[TestFixture]
[Category(QuickRun.Kills)]
[Category(QuickRun.Servers)]
[Platform("Linux")]
internal sealed class CrashPointTests
{
    /// <summary>Whether this run takes every point.</summary>
    public static readonly bool IsComplete = Environment.GetEnvironmentVariable("QLOWER_LONG_TESTS") == "1" || CrashPointTable.IsWritten;

    private static readonly Dictionary<Scenario, IReadOnlyDictionary<string, int>> Killed = [];

    /// <summary>Hosts of one process.</summary>
    private const int Hosts = 40;

    private static IEnumerable<object[]> Cases() =>
        from store in CrashStore.All
        from scenario in Scenario.All
        where IsComplete || store.IsInShortRun(scenario)
        select new object[] { store, scenario };

    [OneTimeTearDown]
    public async Task WriteTableAsync()
    {
        if (CrashPointTable.IsWritten)
        {
            await CrashPointTable.WriteAsync(Killed);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public async Task Kill_AtEachPoint_ChangesNoResult(CrashStore store, Scenario scenario)
    {
        using var folder = await CrashFolder.CreateAsync(store, scenario);
        var undisturbed = await folder.CopyAsync();
        var points = CrashPoint.Of((await HostsProcess.RunAsync([undisturbed])).Where(line => line.What == "point").Select(line => line.Name));
        var expected = await Outcome.ReadAsync(store, undisturbed.Folder);
        var differences = new List<string>();
        var counts = CrashPointTable.Count(points.Where(point => CrashPointTable.IsOf(store, point.Name)));
        foreach (var chunk in Sample(store, points).Chunk(Hosts))
        {
            var plans = new List<HostPlan>();
            foreach (var point in chunk)
            {
                plans.Add(await folder.CopyAsync() with { Point = point.Name, Occurrence = point.Occurrence });
            }

            await KillAsync(plans);
            await HostsProcess.RunAsync([.. plans.Select(plan => plan with { Point = null })]);
            foreach (var plan in plans)
            {
                differences.AddRange(Differences.Between(plan, expected, await Outcome.ReadAsync(store, plan.Folder)));
            }
        }

        Assert.That(differences, Is.Empty, string.Join('\n', differences));
        if (CrashPointTable.IsWritten)
        {
            Killed[scenario] = CrashPointTable.Union(Killed.GetValueOrDefault(scenario), counts);
        }
        else
        {
            var expectedCounts = (await CrashPointTable.ReadAsync(scenario)).Where(row => CrashPointTable.IsOf(store, row.Key));
            Assert.That(counts, Is.EquivalentTo(expectedCounts), "The page of crash points is not the one of this code: write it anew.");
        }
    }

    /// <summary>
    /// All points in a long run; otherwise those with a state of their own: nothing durable is between the end of one call and the beginning of the next.
    /// </summary>
    private static IEnumerable<CrashPoint> Sample(CrashStore store, IReadOnlyList<CrashPoint> points) => IsComplete
        ? points
        : points.Where((point, index) => !point.IsAfter || index == points.Count - 1 || !points[index + 1].IsBefore).Where(store.IsSampled);

    /// <summary>Kills the hosts at their points.</summary>
    private static async Task KillAsync(List<HostPlan> plans)
    {
        await using var hosts = await HostsProcess.StartAsync(plans);
        var lines = await hosts.WaitAsync(plans.Count, "reached", "done");
        hosts.Kill();
        Assert.That(lines.Where(line => line.What is "done" or "failed").Select(line => $"{plans[line.Host].Point} #{plans[line.Host].Occurrence}: {line.What} {line.Name}"), Is.Empty);
    }
}
