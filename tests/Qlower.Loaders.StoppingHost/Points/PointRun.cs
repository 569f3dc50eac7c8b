using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>
/// Runs the hosts of a list of plans in this process, and writes a line for each point, for the one at which a host stops, and for each host that
/// has nothing left to do. It ends when every host has nothing left to do, or when its input ends.
/// </summary>
internal static class PointRun
{
    public static async Task RunAsync(string path)
    {
        // Each host that stops blocks threads.
        ThreadPool.SetMinThreads(500, 500);
        Handle();
        var plans = JsonSerializer.Deserialize<List<PointPlan>>(await File.ReadAllTextAsync(path))!;
        await Task.WhenAll(plans.Select((plan, index) => Task.Run(() => RunAsync(new PointCase(index, plan)))));
    }

    private static async Task RunAsync(PointCase @case)
    {
        PointCase.Current = @case;
        try
        {
            using var host = PointHost.Build(@case);
            await host.StartAsync();
            await SettleAsync(host, @case.Plan);
            switch (@case.Plan.Request)
            {
                case "replay":
                    await ReplayAsync(host);
                    break;
                case "recover":
                    await host.Services.GetRequiredService<IClaimRecovery>().RecoverAsync("gone", TimeSpan.Zero, isDryRun: false);
                    break;
            }

            await SettleAsync(host, @case.Plan);
            if (@case.Plan.Point is not null)
            {
                // The point may follow the last change; the process is ended from outside.
                await Task.Delay(TimeSpan.FromSeconds(20));
                @case.Say(@case.HasReached ? "waits" : "done", "");
                await Task.Delay(Timeout.Infinite);
            }

            @case.Say("done", "");
            await host.StopAsync();
        }
        catch (Exception error)
        {
            @case.Say("failed", error.ToString().ReplaceLineEndings(" "));
        }
    }

    /// <summary>Replays the first load, unless a replay of it was received.</summary>
    private static async Task ReplayAsync(IHost host)
    {
        var loads = await host.Services.GetRequiredService<ILoadRegistry>().ListAsync(new LoadQuery());
        if (!loads.Any(load => load.ReplayOf is not null))
        {
            await host.Services.GetRequiredService<ILoadReplay>().ReplayAsync(loads[^1].Id);
        }
    }

    /// <summary>Waits until every file is received and every load closed.</summary>
    private static async Task SettleAsync(IHost host, PointPlan plan)
    {
        var registry = host.Services.GetRequiredService<ILoadRegistry>();
        var inbox = Path.Combine(plan.Folder, "inbox");
        while (HasFiles(inbox) || (await registry.ListAsync(new LoadQuery { IsOpen = true, Limit = 1 })).Count > 0)
        {
            await Task.Delay(50);
        }
    }

    private static bool HasFiles(string inbox)
    {
        try
        {
            return Directory.EnumerateFiles(inbox, "*.json", SearchOption.AllDirectories).Any(path => !path.Contains("/gone/", StringComparison.Ordinal));
        }
        catch (DirectoryNotFoundException)
        {
            // A folder of a claim was removed meanwhile.
            return true;
        }
    }

    /// <summary>Receives the fault points of every package that has some.</summary>
    private static void Handle()
    {
        foreach (var package in new[] { typeof(ILoadReplay).Assembly, typeof(Sqlite.SqliteStoreOptions).Assembly })
        {
            package.GetType("Qlower.Shared.FaultPoints", throwOnError: true)!
                .GetProperty("Handler", BindingFlags.Public | BindingFlags.Static)!
                .SetValue(null, (string name) => PointCase.Current?.Reach(name));
        }
    }
}
