using Qlower.Celery.TestServers;

namespace Qlower.Loaders.Celery.Tests.Interop.Loads;

/// <summary>A process of the sample host that receives, announces and works on loads.</summary>
internal sealed class LoadProcess(LoadFolder folder, string broker, string queue, params string[] more) : ChildProcess(
    folder.Root,
    [
        Path.Combine(AppContext.BaseDirectory, "Qlower.Loaders.CeleryHost.dll"), $"--Data={folder.Root}", $"--Celery:Uri={broker}", $"--Celery:Queue={queue}",
        "--Celery:PollInterval=00:00:01", "--Celery:Heartbeat=00:00:02", "--QlowerLoaders:LeaseDuration=00:00:05", "--QlowerLoaders:RecordsPerPart=100",
        "--QlowerLoaders:LongestWait=00:00:02", "--Source:StableFor=00:00:00", "--Source:PollInterval=00:00:00.500", .. more,
    ])
{
    public bool IsConsuming => Output.Any(line => line.Contains("Consuming ", StringComparison.Ordinal));

    /// <summary>Ids of the loads that it has closed.</summary>
    public IReadOnlyList<string> Closed => [.. Output.Where(line => line.Contains(" of azur: ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[1])];
}
