using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Qlower.Loaders.Soak;

/// <summary>A console host that watches the folder, and that is started again after it was killed. Not thread-safe.</summary>
internal sealed class SoakHost(SoakFolder folder) : IDisposable
{
    private const int Terminate = 15;

    private Process _process = Start(folder);

    public void KillAndRestart()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        _process = Start(folder);
    }

    /// <summary>Requests a graceful stop and waits for the end.</summary>
    /// <returns>The exit code; -1 when it did not end in time.</returns>
    public int Stop()
    {
        _ = NativeKill(_process.Id, Terminate);
        return _process.WaitForExit(TimeSpan.FromMinutes(2)) ? _process.ExitCode : -1;
    }

    /// <summary>Returns what the host uses now.</summary>
    /// <exception cref="InvalidOperationException">The host ended on its own.</exception>
    public HostSample Measure()
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{_process.Id}/status");
            return new HostSample(
                Number(status, "VmRSS:") / 1024, Number(status, "VmHWM:") / 1024, Number(status, "Threads:"), Directory.GetFiles($"/proc/{_process.Id}/fd").Length);
        }
        catch (Exception error) when (_process.HasExited)
        {
            throw new InvalidOperationException($"A host ended with {_process.ExitCode}.", error);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);

    private static int Number(string[] status, string name) =>
        int.Parse(Array.Find(status, line => line.StartsWith(name, StringComparison.Ordinal))!.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    private static Process Start(SoakFolder folder)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "qlower-loaders.dll"), "watch", "--data", folder.Data])
        {
            start.ArgumentList.Add(argument);
        }

        // Temporary files of the host alone: the runtime leaves its diagnostics port behind when it is killed.
        start.Environment["TMPDIR"] = folder.Temporary;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var process = Process.Start(start) ?? throw new Win32Exception("The host did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}
