using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Threading.Channels;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.CrashPoints.Tests.Hosts;

/// <summary>A process with some hosts, each over a folder of its own. Disposing kills it. Not thread-safe.</summary>
internal sealed class HostsProcess : IAsyncDisposable
{
    private const int Continue = 18;
    private const int Suspend = 19;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Channel<HostLine> _lines = Channel.CreateUnbounded<HostLine>();
    private readonly List<HostLine> _seen = [];
    private readonly Task _reading;
    private readonly Task<string> _errors;
    private readonly string _plans;

    private HostsProcess(Process process, string plans)
    {
        (_process, _plans) = (process, plans);
        _reading = ReadAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static async Task<HostsProcess> StartAsync(IReadOnlyList<HostPlan> plans)
    {
        QuickRun.Exclude(QuickRun.Kills);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(plans));
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Qlower.Loaders.StoppingHost.dll"));
        start.ArgumentList.Add("--points");
        start.ArgumentList.Add(file);
        start.Environment["DOTNET_TieredPGO"] = "0";
        return new HostsProcess(Process.Start(start) ?? throw new Win32Exception("The hosts did not start."), file);
    }

    /// <summary>Runs hosts until they have nothing left to do.</summary>
    /// <returns>Everything that they reported.</returns>
    public static async Task<IReadOnlyList<HostLine>> RunAsync(IReadOnlyList<HostPlan> plans)
    {
        await using var hosts = await StartAsync(plans);
        var lines = await hosts.WaitAsync(plans.Count, "done");
        await hosts.EndAsync();
        Assert.That(lines.Where(line => line.What == "failed").Select(line => $"{plans[line.Host].Folder}: {line.Name}"), Is.Empty);
        return lines;
    }

    /// <summary>Waits until each of its hosts reported one of these.</summary>
    /// <returns>Everything that was reported so far.</returns>
    public async Task<IReadOnlyList<HostLine>> WaitAsync(int hosts, params string[] whats)
    {
        using var limit = new CancellationTokenSource(Limit);
        var waiting = Enumerable.Range(0, hosts).Except(_seen.Where(IsAwaited).Select(line => line.Host)).ToHashSet();
        try
        {
            while (waiting.Count > 0)
            {
                var line = await _lines.Reader.ReadAsync(limit.Token);
                _seen.Add(line);
                if (IsAwaited(line))
                {
                    waiting.Remove(line.Host);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or ChannelClosedException)
        {
            Kill();
            throw new TimeoutException($"Hosts {string.Join(", ", waiting)} reported none of: {string.Join(", ", whats)}.\n{await _errors}");
        }

        return _seen;

        bool IsAwaited(HostLine line) => line.What == "failed" || whats.Contains(line.What, StringComparer.Ordinal);
    }

    public void Freeze() => Signal(Suspend);

    public void Thaw() => Signal(Continue);

    /// <summary>Kills it, with no chance to end anything.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    public Task EndAsync() => _process.WaitForExitAsync().WaitAsync(Limit);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await Task.WhenAll(_process.WaitForExitAsync(), _reading, _errors);
        _process.Dispose();
        File.Delete(_plans);
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int NativeKill(int process, int signal);

    private void Signal(int signal) => Assert.That(NativeKill(_process.Id, signal), Is.Zero);

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } text)
        {
            var words = text.Split('\t', 3);
            await _lines.Writer.WriteAsync(new HostLine(words[0], int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), words[2]));
        }

        _lines.Writer.Complete();
    }
}
