using System.Reflection;
using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>Which calls of the contracts write, and the names of their points.</summary>
internal static class PointCalls
{
    /// <summary>The shares of partners are set again at each start: they have no points.</summary>
    private static readonly string[] Reads =
        ["SetShares", "Find", "List", "Read", "Count", "Summarise", "Open", "Refresh", "WaitFor", "NextPart", "Accepts", "CanCheckpoint", "GetCounts", "GetFindingCounts", "GetStoreId"];

    /// <summary>The contracts whose calls have points, each with those that it extends.</summary>
    public static IReadOnlyList<Type> Contracts { get; } = [typeof(ILoadLedger), typeof(IPointSystem), typeof(IPointFolder)];

    /// <summary>Whether a call may change something that outlives the process: whatever does not certainly read.</summary>
    public static bool Writes(MethodInfo call) => !call.IsSpecialName && !Array.Exists(Reads, read => call.Name.StartsWith(read, StringComparison.Ordinal));

    /// <summary>The name of a call, without the suffix of asynchronous ones.</summary>
    public static string NameOf(MethodInfo call) => call.Name.EndsWith("Async", StringComparison.Ordinal) ? call.Name[..^5] : call.Name;

    /// <summary>What tells two uses of a call apart: each report file, state and model of records has points of its own.</summary>
    public static string DetailOf(MethodInfo call, object?[]? args) => call.Name switch
    {
        nameof(IFileArchive.WriteBesideAsync) => $" {args![1]}",
        nameof(IIntegrator.IntegrateAsync) or nameof(IStagingIntegrator.StageAsync) => $" {((IntegrationBatch)args![0]!).Model}",
        nameof(ILoadProgress.AdvanceAsync) => $" {args![1]}",
        nameof(ILoadProgress.CheckpointAsync) => args![1] is PartDeferred ? " deferred" : " completed",
        nameof(ILoadResults.SetReportedAsync) => $" {args![1]}",
        _ => "",
    };
}
