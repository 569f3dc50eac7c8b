using Qlower.Loaders.ConsoleHost.Loading;
using Qlower.Loaders.ConsoleHost.Output;

namespace Qlower.Loaders.ConsoleHost.Commands;

/// <summary>The end of a verb that loads: every load is closed, or some are deferred.</summary>
internal static class Waiting
{
    /// <summary>Prints the loads that are still open, and returns the exit code.</summary>
    public static int Conclude(Screen screen, IReadOnlyList<LoadSummary> loads)
    {
        foreach (var load in loads.Select(summary => summary.Load).Where(load => load.State != LoadState.Closed))
        {
            screen.Error($"WAITING {load.File.Name} ({load.File.Partner}): {Reason(load)} Nothing is lost: the next run continues. Load {load.Id}");
        }

        return loads.Any(summary => summary.Load.State != LoadState.Closed) ? ExitCode.Waiting
            : loads.All(summary => summary.Load.Status == LoadStatus.Success) ? ExitCode.Success
            : ExitCode.Findings;
    }

    /// <summary>Returns the exit code for waiting when the store or a folder stays unavailable.</summary>
    public static async Task<int> GuardAsync(Screen screen, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (LoaderException error)
        {
            screen.Error($"WAITING: {error.Message} {(error is StoreLostException ? "The load waits." : "Nothing is lost: run it again.")}");
            return ExitCode.Waiting;
        }
    }

    private static string Reason(LoadEntry load) =>
        load.WaitReason is { } reason ? reason : load.LeaseOwner is not null ? "another process has the lease." : $"it is {load.State}.";
}
