using System.Collections.Concurrent;
using System.Diagnostics;

namespace Qlower.Loaders.Celery.Tests.Interop.Workers;

/// <summary>A worker in a process of its own.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;

    private WorkerProcess(Process process, string name)
    {
        (_process, Name) = (process, name);
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public string Name { get; }

    public ConcurrentQueue<string> Output { get; } = new();

    /// <summary>What tasks wrote down while they ran.</summary>
    public IEnumerable<string> Notes => Output.Where(line => line.StartsWith("note ", StringComparison.Ordinal)).Select(line => line[5..]);

    /// <summary>Starts one, and comes back when it consumes.</summary>
    public static async Task<WorkerProcess> StartAsync(string queue, string broker, params string[] more)
    {
        var process = Start(queue, broker, more);
        await Eventually.HoldsAsync(() => process._process.HasExited || process.Output.Any(line => line.StartsWith("Consuming", StringComparison.Ordinal)));
        Assert.That(process._process.HasExited, Is.False, string.Join('\n', process.Output));
        return process;
    }

    /// <summary>Starts one.</summary>
    public static WorkerProcess Start(string queue, string broker, params string[] more)
    {
        var name = $"process-{Guid.NewGuid():N}@test";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            typeof(WorkerProcess).Assembly.Location, $"--Worker:Broker:Uri={broker}", $"--Worker:Broker:DefaultQueue={queue}", "--Worker:Broker:Heartbeat=00:00:02",
            $"--Worker:Name={name}", "--Worker:Concurrency=4", $"--Worker:DeadLetterQueue={queue}.dead", "--Worker:MingleTimeout=00:00:00.050",
            $"--Redis:Uri={CeleryServers.RedisUrl}",
        }.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        return new WorkerProcess(Process.Start(start)!, name);
    }

    /// <summary>Ends it with no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>Waits until it has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Output.Enqueue(line);
        }
    }
}
