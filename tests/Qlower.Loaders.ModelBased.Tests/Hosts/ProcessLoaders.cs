using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Observation;
using Qlower.Loaders.ModelBased.Tests.Steps;

namespace Qlower.Loaders.ModelBased.Tests.Hosts;

/// <summary>Console hosts over one folder and one database: a SQLite file in the folder, or a schema of PostgreSQL.</summary>
internal sealed class ProcessLoaders : ILoaders
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HostProcess[] _hosts = new HostProcess[StepGenerator.Hosts];
    private readonly List<HostProcess> _replays = [];
    private readonly List<Task> _thaws = [];
    private readonly bool _expectsLineage;
    private readonly string? _postgreSql;

    /// <param name="features">The kinds of steps.</param>
    /// <param name="postgreSql">The connection string of an empty schema; null for SQLite.</param>
    public ProcessLoaders(Features features, string? postgreSql = null)
    {
        _postgreSql = postgreSql;
        _expectsLineage = features.HasFlag(Features.LineageOfReplays);
        Folder = Directory.CreateTempSubdirectory("model-").FullName;
        File.WriteAllText(Path.Combine(Folder, "qlower-loaders.json"), Configuration());
        for (var i = 0; i < _hosts.Length; i++)
        {
            _hosts[i] = StartHost();
        }
    }

    public string Folder { get; }

    public void Replay(string load) => _replays.Add(HostProcess.Start("replay", load, "--data", Folder));

    public async Task KillAsync(int host, TimeSpan delay)
    {
        // The moment of the kill is random; nothing waits for it.
        await Task.Delay(delay);
        _hosts[host].Kill();
        await _hosts[host].DisposeAsync();
        _hosts[host] = StartHost();
    }

    public async Task FreezeAsync(int host, TimeSpan delay, TimeSpan longer)
    {
        await Task.Delay(delay);
        var process = _hosts[host];
        process.Freeze();
        _thaws.Add(Task.Run(async () =>
        {
            await Task.Delay(Lease + longer);
            process.Thaw();
        }));
    }

    public async Task RestartAsync(int host)
    {
        await Task.WhenAll(_thaws);
        await StopAsync(_hosts[host]);
        _hosts[host] = StartHost();
    }

    public async Task CatchUpAsync()
    {
        foreach (var replay in _replays)
        {
            var hasEnded = await replay.WaitAsync(Patience);
            if (!hasEnded || !IsExpected(replay))
            {
                throw new ModelViolationException($"A replay {(hasEnded ? $"ended with {replay.ExitCode}" : "did not end")}:\n{replay.Output}");
            }

            await replay.DisposeAsync();
        }

        _replays.Clear();
        if (Array.Find(_hosts, host => host.HasEnded) is { } ended)
        {
            throw new ModelViolationException($"A host ended with {ended.ExitCode}:\n{ended.Output}");
        }
    }

    public async Task StopAsync()
    {
        await Task.WhenAll(_thaws);
        await Task.WhenAll(_hosts.Select(StopAsync));
    }

    public Task<Snapshot> ReadAsync() => Task.FromResult(
        _postgreSql is null ? StoreReader.ReadSqlite(Path.Combine(Folder, "loaders.db")) : StoreReader.ReadPostgreSql(_postgreSql));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_thaws);
        foreach (var host in _hosts.Concat(_replays))
        {
            await host.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static async Task StopAsync(HostProcess host)
    {
        // A host that is stopped while it starts ends with 143.
        var hasEnded = await host.StopAsync(Patience);
        if (!hasEnded || host.ExitCode is not (0 or 143))
        {
            throw new ModelViolationException($"A host that was stopped {(hasEnded ? $"ended with {host.ExitCode}" : "did not end")}:\n{host.Output}");
        }
    }

    private string Configuration()
    {
        var partners = Partner.All.Select(partner => $$""" "{{partner.Id}}": { "KeyHashes": ["{{partner.KeyHash}}"], "Policy": "{{partner.Policy}}" } """);
        var store = _postgreSql is null ? "" : $$""" "PostgreSql": { "ConnectionString": "{{_postgreSql}}" }, """;
        return $$"""
            { "QlowerLoaders": {{{store}} "Workers": 2, "RecordsPerPart": 5, "LeaseDuration": "{{Lease}}", "PollInterval": "00:00:00.200",
              "RetryDelay": "00:00:00.100", "LongestWait": "00:00:01", "Source": { "StableFor": "00:00:00", "PollInterval": "00:00:00.100" },
              "Partners": { {{string.Join(", ", partners)}} } } }
            """;
    }

    private HostProcess StartHost() => HostProcess.Start("watch", "--data", Folder);

    /// <summary>0 and 1 are outcomes of the load, 3 is a load that another host has; without lineage, a host may claim the file first.</summary>
    private bool IsExpected(HostProcess replay) => replay.ExitCode is 0 or 1 or 3 || (replay.ExitCode == 2 && !_expectsLineage);
}
