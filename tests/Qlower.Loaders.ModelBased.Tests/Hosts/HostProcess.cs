using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ModelBased.Tests.Hosts;

/// <summary>A console host as a child process. Disposing kills it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int Continue = 18;
    private const int Suspend = 19;
    private const int MostLines = 40;

    private readonly Process _process;
    private readonly Queue<string> _lines = new();
    private readonly Task _reading;
    private bool _isKilled;
    private bool _isDisposed;

    private HostProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>The last lines of both outputs.</summary>
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

    /// <summary>Whether it ended without being killed.</summary>
    public bool HasEnded => !_isKilled && _process.HasExited;

    public int ExitCode => _process.ExitCode;

    public static HostProcess Start(params string[] args)
    {
        QuickRun.Exclude(QuickRun.Kills);
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Environment.GetEnvironmentVariable("QLOWER_MODEL_HOST") ?? Path.Combine(AppContext.BaseDirectory, "qlower-loaders.dll"));
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        return new HostProcess(Process.Start(start) ?? throw new Win32Exception("The host did not start."));
    }

    public void Kill()
    {
        _isKilled = true;
        _process.Kill();
    }

    public void Freeze() => Signal(Suspend);

    public void Thaw() => Signal(Continue);

    /// <summary>Requests a graceful stop and waits for the end.</summary>
    /// <returns>Whether it ended in time.</returns>
    public Task<bool> StopAsync(TimeSpan timeout)
    {
        Signal(Terminate);
        return WaitAsync(timeout);
    }

    public async Task<bool> WaitAsync(TimeSpan timeout)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(timeout);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);

    private void Signal(int signal)
    {
        // A suspended host may have been killed before it is to continue.
        if (!_isDisposed && !_process.HasExited)
        {
            _ = NativeKill(_process.Id, signal);
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_lines)
            {
                _lines.Enqueue(line);
                if (_lines.Count > MostLines)
                {
                    _lines.Dequeue();
                }
            }
        }
    }
}
