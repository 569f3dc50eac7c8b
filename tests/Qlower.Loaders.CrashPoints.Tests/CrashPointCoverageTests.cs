using Qlower.Loaders.StoppingHost.Points;

namespace Qlower.Loaders.CrashPoints.Tests;

/// <summary>Each call that writes is a row of the table, or is excepted here with a reason.</summary>
[TestFixture]
internal sealed class CrashPointCoverageTests
{
    private static readonly Dictionary<string, string> Excepted = new(StringComparer.Ordinal)
    {
        ["AppendFindings"] = "Files with more than 10,000 findings; what an unfinished inspection appended is dropped when it begins again.",
        ["Renew"] = "Extends a lease, as often as a timer elapses.",
        ["TryAcquirePart"] = "No worker leases single parts.",
        ["RenewPart"] = "No worker leases single parts.",
        ["ReleasePart"] = "No worker leases single parts.",
        ["ReplaceStore"] = "One command of an operator, in one transaction.",
        ["SetAlerted"] = "Follows an alert that may be raised again.",
    };

    [Test]
    public async Task Table_CallsThatWrite_HaveRows()
    {
        var points = await CrashPointTable.PointsAsync();
        var calls = PointCalls.Contracts.SelectMany(contract => contract.GetInterfaces().Append(contract))
            .SelectMany(contract => contract.GetMethods()).Where(PointCalls.Writes).Select(PointCalls.NameOf).Distinct();

        var missing = calls.Where(call => !Excepted.ContainsKey(call) && !points.Any(point => point.Split(' ', ',').ElementAtOrDefault(1) == call));

        Assert.That(missing, Is.Empty, "A scenario must reach the call; then write the table anew.");
    }
}
