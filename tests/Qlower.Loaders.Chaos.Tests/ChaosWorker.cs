using System.ComponentModel;
using System.Diagnostics;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Chaos.Tests;

/// <summary>A worker process, which is killed and started again. Disposing kills it. Not thread-safe.</summary>
internal sealed class ChaosWorker(string folder, string connection, string broker) : IAsyncDisposable
{
    private const int MostLines = 30;

    private readonly Queue<string> _lines = [];
    private Process? _process;

    /// <summary>The last lines that its processes logged.</summary>
    public string Output
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    public void Start()
    {
        QuickRun.Exclude(QuickRun.Kills);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardError = true };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Qlower.Loaders.StoppingHost.dll"), "--cluster", folder, connection, broker })
        {
            start.ArgumentList.Add(argument);
        }

        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        if (!_process.Start())
        {
            throw new Win32Exception("The worker did not start.");
        }

        _process.BeginErrorReadLine();
    }

    /// <summary>Ends the process at once, and waits until it is gone.</summary>
    public async Task KillAsync()
    {
        Assert.That(_process!.HasExited, Is.False, () => $"A worker ended:\n{Output}");
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }
    }

    private void Add(string? line)
    {
        lock (_lines)
        {
            _lines.Enqueue(line ?? "(ended)");
            if (_lines.Count > MostLines)
            {
                _lines.Dequeue();
            }
        }
    }
}
