using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerProcess : ChildProcess
{
    private WorkerProcess(string name, string queue, string broker, string[] more)
        : base(
            null,
            [
                typeof(WorkerProcess).Assembly.Location, $"--Worker:Broker:Uri={broker}", $"--Worker:Broker:DefaultQueue={queue}", "--Worker:Broker:Heartbeat=00:00:02",
                $"--Worker:Name={name}", "--Worker:Concurrency=4", $"--Worker:DeadLetterQueue={queue}.dead", "--Worker:MingleTimeout=00:00:00.050",
                $"--Redis:Uri={CeleryServers.RedisUrl}", .. more,
            ]) => Name = name;

    public string Name { get; }

    /// <summary>What tasks wrote down while they ran.</summary>
    public IEnumerable<string> Notes => Output.Where(line => line.StartsWith("note ", StringComparison.Ordinal)).Select(line => line[5..]);

    /// <summary>Starts one, and completes when it consumes.</summary>
    public static async Task<WorkerProcess> StartAsync(string queue, string broker, params string[] more)
    {
        var process = Start(queue, broker, more);
        await Eventually.HoldsAsync(() => !process.IsAlive || process.Output.Any(line => line.StartsWith("Consuming", StringComparison.Ordinal)));
        Assert.That(process.IsAlive, string.Join('\n', process.Output));
        return process;
    }

    /// <summary>Starts one.</summary>
    public static WorkerProcess Start(string queue, string broker, params string[] more) => new($"process-{Guid.NewGuid():N}@test", queue, broker, more);
}
