using System.Collections.Concurrent;
using System.Diagnostics;

namespace Qlower.Celery.TestServers;

/// <summary>A .NET program in a process of its own, whose output is recorded.</summary>
public abstract class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _reading;

    protected ChildProcess(string? folder, IEnumerable<string> arguments)
    {
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        })!;
        _reading = Task.WhenAll(ReadAsync(_process.StandardOutput), ReadAsync(_process.StandardError));
    }

    public ConcurrentQueue<string> Output { get; } = new();

    public bool IsAlive => !_process.HasExited;

    /// <summary>Ends it with no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(90));
        await _reading;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsAlive)
        {
            await KillAsync();
        }

        _process.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Output.Enqueue(line);
        }
    }
}
