using System.Diagnostics;

namespace Qlower.Loaders.Soak;

/// <summary>Delivers files to two hosts and kills them, until the time has elapsed; then waits until they are idle. Not thread-safe.</summary>
internal sealed class SoakRun(SoakFolder folder, int seed)
{
    private const int MostOpen = 25;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Random _random = new(seed);
    private readonly List<SoakSample> _samples = [];
    private readonly List<int> _exitCodes = [];

    public SoakFiles Files { get; } = new(new Random(seed));

    public IReadOnlyList<SoakSample> Samples => _samples;

    /// <summary>The exit codes of the hosts, which were stopped gracefully at the end.</summary>
    public IReadOnlyList<int> ExitCodes => _exitCodes;

    /// <summary>Whether everything was closed in the end.</summary>
    public bool IsIdle { get; private set; }

    private int Kills { get; set; }

    public async Task RunAsync(TimeSpan length)
    {
        using var first = new SoakHost(folder);
        using var second = new SoakHost(folder);
        SoakHost[] hosts = [first, second];
        var watch = Stopwatch.StartNew();
        var nextKill = TimeSpan.FromSeconds(15);
        while (watch.Elapsed < length)
        {
            Sample(watch.Elapsed, hosts);
            if (_samples[^1].Open + _samples[^1].Arrivals < 2 * MostOpen && OpenLoads() < MostOpen)
            {
                folder.Deliver(Files.Next());
            }

            if (watch.Elapsed > nextKill)
            {
                hosts[_random.Next(hosts.Length)].KillAndRestart();
                Kills++;
                nextKill = watch.Elapsed + TimeSpan.FromSeconds(_random.Next(10, 40));
            }

            await Task.Delay(_random.NextDouble() * Pause);
        }

        await SettleAsync(watch, hosts);
        _exitCodes.AddRange(hosts.Select(host => host.Stop()));
    }

    private async Task SettleAsync(Stopwatch watch, SoakHost[] hosts)
    {
        var end = watch.Elapsed + Patience;
        while (!IsIdle && watch.Elapsed < end)
        {
            Sample(watch.Elapsed, hosts);
            await Task.Delay(Pause);
            IsIdle = OpenLoads() == 0 && folder.Files("inbox").Count == 0 && (long)folder.Query("SELECT count(*) FROM loads")[0][0] >= Files.All.Count;
        }

        Sample(watch.Elapsed, hosts, isLast: true);
    }

    private long OpenLoads() =>
        folder.Query("SELECT 1 FROM sqlite_master WHERE name = 'loads'").Count == 0 ? 0 : (long)folder.Query("SELECT count(*) FROM loads WHERE state < 5")[0][0];

    private void Sample(TimeSpan time, SoakHost[] hosts, bool isLast = false)
    {
        if (!isLast && _samples.Count > 0 && time - _samples[^1].Time < BetweenSamples)
        {
            return;
        }

        var log = new FileInfo(Path.Combine(folder.Data, "loaders.db-wal"));
        var partial = (string[])["inbox", "success", "failure"];
        _samples.Add(new SoakSample(
            time,
            Files.All.Count,
            Kills,
            OpenLoads(),
            folder.Files("inbox").Count,
            Directory.GetFileSystemEntries(folder.Temporary).Length + partial.Sum(name => folder.Files(name).Count(path => path.EndsWith(".part", StringComparison.Ordinal))),
            log.Exists ? log.Length / 1048576.0 : 0,
            [.. hosts.Select(host => host.Measure())]));
    }
}
