using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests;

/// <summary>A run that has not ended yet.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly Task _readingOutput;
    private readonly Task<string> _readingError;
    private readonly Task _watching;
    private long _peakBytes;

    public RunningProgram(Process process)
    {
        _process = process;
        _readingOutput = ReadOutputAsync();
        _readingError = process.StandardError.ReadToEndAsync();
        _watching = WatchAsync();
    }

    public int Id => _process.Id;

    /// <summary>What it has written so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Gives it its whole input.</summary>
    public async Task SendAsync(byte[] stdin)
    {
        try
        {
            await _process.StandardInput.BaseStream.WriteAsync(stdin);
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading everything.
        }
    }

    /// <summary>Waits until its output contains a text.</summary>
    public async Task WaitForAsync(string text, TimeSpan? timeout = null)
    {
        var end = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            if (end.Elapsed > (timeout ?? TimeSpan.FromMinutes(1)) || _process.HasExited)
            {
                _process.Kill();
                throw new TimeoutException($"'{text}' was not written.\n{Output}\n{await _readingError}");
            }

            await Task.Delay(50);
        }
    }

    public async Task<ProgramResult> WaitAsync(TimeSpan timeout)
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(timeout);
        }
        catch (TimeoutException)
        {
            _process.Kill();
            await _readingOutput;
            throw new TimeoutException($"The program took more than {timeout}.\n{Output}\n{await _readingError}");
        }

        await Task.WhenAll(_readingOutput, _watching);
        return new ProgramResult(_process.ExitCode, Output, await _readingError, _peakBytes);
    }

    /// <summary>Asks it to end, as an operator or a supervisor does.</summary>
    public void SendTerminate() => Assert.That(NativeKill(_process.Id, Terminate), Is.Zero);

    /// <summary>Sends a signal by its number.</summary>
    public void Send(int signal) => Assert.That(NativeKill(_process.Id, signal), Is.Zero);

    /// <summary>Sends Ctrl-C, which a program ignores where it inherits that: see <see cref="ConsoleProgram.StartInterruptible"/>.</summary>
    public void SendInterrupt() => Assert.That(NativeKill(_process.Id, Interrupt), Is.Zero);

    /// <summary>Ends it with no chance to tidy up.</summary>
    public void Kill()
    {
        QuickRun.Exclude(QuickRun.Kills);
        _process.Kill();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await Task.WhenAll(_readingOutput, _readingError, _watching);
        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);

    private async Task ReadOutputAsync()
    {
        var buffer = new char[4096];
        int read;
        while ((read = await _process.StandardOutput.ReadAsync(buffer)) > 0)
        {
            lock (_output)
            {
                _output.Append(buffer, 0, read);
            }
        }
    }

    /// <summary>The system keeps the peak itself, so a look now and then misses little.</summary>
    private async Task WatchAsync()
    {
        var status = $"/proc/{_process.Id}/status";
        while (File.Exists(status))
        {
            try
            {
                var line = File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is null)
                {
                    return;
                }

                _peakBytes = Math.Max(_peakBytes, 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                return;
            }

            await Task.Delay(20);
        }
    }
}
