using System.Collections.Concurrent;
using System.Diagnostics;

namespace Qlower.Loaders.Celery.Tests.Interop.Loads;

/// <summary>A process of the sample host that receives, announces and works on loads.</summary>
internal sealed class LoadProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;

    private LoadProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    public ConcurrentQueue<string> Output { get; } = new();

    public bool IsAlive => !_process.HasExited;

    public bool IsConsuming => Output.Any(line => line.Contains("Consuming ", StringComparison.Ordinal));

    /// <summary>Ids of the loads that it has closed.</summary>
    public IReadOnlyList<string> Closed => [.. Output.Where(line => line.Contains(" of azur: ", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[1])];

    public static LoadProcess Start(LoadFolder folder, string broker, string queue, params string[] more)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Root };
        foreach (var argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "Qlower.Loaders.CeleryHost.dll"), $"--Data={folder.Root}", $"--Celery:Uri={broker}", $"--Celery:Queue={queue}",
            "--Celery:PollInterval=00:00:01", "--Celery:Heartbeat=00:00:02", "--QlowerLoaders:LeaseDuration=00:00:05", "--QlowerLoaders:RecordsPerPart=100",
            "--QlowerLoaders:LongestWait=00:00:02", "--Source:StableFor=00:00:00", "--Source:PollInterval=00:00:00.500",
        }.Concat(more))
        {
            start.ArgumentList.Add(argument);
        }

        return new LoadProcess(Process.Start(start)!);
    }

    /// <summary>Ends it with no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
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
