using Qlower.Loaders.CrashPoints.Tests.Files;
using Qlower.Loaders.CrashPoints.Tests.Hosts;
using Qlower.Loaders.CrashPoints.Tests.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>
/// Suspends a process at a point for longer than its lease. Another one finishes the load and one that reverses it; then the first one continues from the
/// point, without a heartbeat, and must change nothing.
/// </summary>
[TestFixture]
[Category(QuickRun.Kills)]
[Category(QuickRun.Servers)]
[Platform("Linux")]
internal sealed class StaleOwnerTests
{
    /// <summary>Wherever the worker checks its lease before it changes something, or the ledger checks it.</summary>
    [Test]
    public Task Continue_AfterAnotherOwnerClosedTheLoad_ChangesNothing(
        [ValueSource(typeof(CrashStore), nameof(CrashStore.All))] CrashStore store, [Values("azur", "boreal")] string partner) =>
        ContinueAsync(store, partner, point => !IsCallOfSystem(point));

    /// <summary>
    /// In the call of a system that stores records: the transaction checks the lease, in the ledger's rows where they are in the same database, and
    /// otherwise in what the store remembers of the load.
    /// </summary>
    [Test]
    public Task Continue_InTheCallOfASystem_ChangesNothing(
        [ValueSource(typeof(CrashStore), nameof(CrashStore.All))] CrashStore store, [Values("azur", "boreal")] string partner) =>
        ContinueAsync(store, partner, point => IsCallOfSystem(point) && !point.Name.StartsWith("webhook", StringComparison.Ordinal));

    private static async Task ContinueAsync(CrashStore store, string partner, Func<CrashPoint, bool> isChosen)
    {
        var scenario = new Scenario
        {
            Name = "stale",
            Title = "",
            Earlier = [new(partner, "first", SentFiles.Stored)],
            Files = [new(partner, "second", SentFiles.Erasing)],
        };
        using var folder = await CrashFolder.CreateAsync(store, scenario);
        var undisturbed = await folder.CopyAsync();
        var points = CrashPoint.Of((await HostsProcess.RunAsync([undisturbed])).Where(line => line.What == "point").Select(line => line.Name));
        new ArrivingFile(partner, "third", SentFiles.Reversing).WriteTo(undisturbed.Folder);
        await HostsProcess.RunAsync([undisturbed]);
        var expected = await Outcome.ReadAsync(store, undisturbed.Folder);
        var plans = new List<HostPlan>();
        var chosen = points.SkipWhile(point => !point.Name.StartsWith("ledger TryAcquire", StringComparison.Ordinal)).Where(point => IsOfOwner(point) && isChosen(point));
        foreach (var point in CrashPointTests.IsComplete ? chosen : chosen.Where(store.IsSampled))
        {
            plans.Add(await folder.CopyAsync() with { Point = point.Name, Occurrence = point.Occurrence, Continues = true });
        }

        await using var stale = await HostsProcess.StartAsync(plans);
        await stale.WaitAsync(plans.Count, "reached");
        stale.Freeze();
        List<HostPlan> others = [.. plans.Select(plan => plan with { Point = null, Continues = false })];
        await HostsProcess.RunAsync(others);
        foreach (var plan in plans)
        {
            new ArrivingFile(partner, "third", SentFiles.Reversing).WriteTo(plan.Folder);
        }

        await HostsProcess.RunAsync(others);
        var differences = new List<string>();
        var before = new List<IReadOnlyList<string>>();
        foreach (var plan in plans)
        {
            differences.AddRange(Differences.Between(plan, expected, await Outcome.ReadAsync(store, plan.Folder)));
            before.Add(await Outcome.ReadAsync(store, plan.Folder, isExact: true));
            await File.WriteAllTextAsync(Path.Combine(plan.Folder, "continue"), "");
        }

        stale.Thaw();
        await stale.WaitAsync(plans.Count, "idle");
        stale.Kill();

        foreach (var (plan, unchanged) in plans.Zip(before))
        {
            differences.AddRange(Differences.Between(plan, unchanged, await Outcome.ReadAsync(store, plan.Folder, isExact: true)));
        }

        Assert.That(differences, Is.Empty, string.Join('\n', differences));
    }

    /// <summary>
    /// Points between the worker's check and the effect, in a system that the ledger does not know of. A webhook may receive a report twice.
    /// </summary>
    private static bool IsCallOfSystem(CrashPoint point) =>
        point.IsBefore && (point.Name.StartsWith("records", StringComparison.Ordinal) || point.Name.StartsWith("accounting", StringComparison.Ordinal)
            || point.Name.StartsWith("webhook", StringComparison.Ordinal));

    /// <summary>Points that a worker reaches; those of the loops around it belong to no load.</summary>
    private static bool IsOfOwner(CrashPoint point) =>
        !point.Name.StartsWith("ledger GetId", StringComparison.Ordinal) && !point.Name.StartsWith("ledger Receive", StringComparison.Ordinal)
        && !point.Name.StartsWith("folder Claim", StringComparison.Ordinal) && !point.Name.StartsWith("ledger RegisterStore", StringComparison.Ordinal);
}
