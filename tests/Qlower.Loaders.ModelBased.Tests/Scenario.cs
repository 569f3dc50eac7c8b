using System.Diagnostics;
using Qlower.Loaders.ModelBased.Tests.Files;
using Qlower.Loaders.ModelBased.Tests.Hosts;
using Qlower.Loaders.ModelBased.Tests.Observation;
using Qlower.Loaders.ModelBased.Tests.Oracle;
using Qlower.Loaders.ModelBased.Tests.Steps;

namespace Qlower.Loaders.ModelBased.Tests;

/// <summary>Runs a sequence of steps against loaders and compares them with the model whenever they are idle. Not thread-safe.</summary>
internal sealed class Scenario(ILoaders loaders, Features features)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Deliveries _deliveries = new();
    private readonly Dictionary<string, PartnerStore> _stores = new(StringComparer.Ordinal);

    /// <summary>The number of steps that were started.</summary>
    public int Started { get; private set; }

    /// <summary>Runs the steps, then stops the hosts and compares once more.</summary>
    /// <exception cref="ModelViolationException">The loaders differ from the model.</exception>
    public async Task RunAsync(IReadOnlyList<Step> steps)
    {
        foreach (var step in steps)
        {
            Started++;
            await RunAsync(step);
        }

        await SettleAsync();
        await loaders.StopAsync();
        Compare(await loaders.ReadAsync());
    }

    private async Task RunAsync(Step step)
    {
        switch (step)
        {
            case DropStep drop:
                await DropAsync(new Delivery(drop.Number, drop.File, $"{drop.File.Partner}-{drop.Number:0000}.json"));
                break;
            case DropAgainStep again when _deliveries.Find(again.Of) is { } earlier:
                // A file of the same name that no host has taken yet would be replaced.
                var isSameName = again.IsSameName && earlier.Load is not null && !File.Exists(PathOf(earlier.File.Partner, earlier.Name));
                await DropAsync(new Delivery(again.Number, earlier.File, isSameName ? earlier.Name : $"{earlier.File.Partner}-{again.Number:0000}.json"));
                break;
            case ReplayStep replay when _deliveries.Find(replay.Of) is { Load: { } load } earlier:
                await WaitForTurnAsync(earlier.File.Partner);
                _deliveries.Add(new Delivery(0, earlier.File, earlier.Name) { ReplayOf = load });
                loaders.Replay(load);
                break;
            case KillStep kill:
                await loaders.KillAsync(kill.Host, TimeSpan.FromMilliseconds(kill.Milliseconds));
                break;
            case FreezeStep freeze:
                await loaders.FreezeAsync(freeze.Host, TimeSpan.FromMilliseconds(freeze.Milliseconds), TimeSpan.FromMilliseconds(freeze.Longer));
                break;
            case RestartStep restart:
                await loaders.RestartAsync(restart.Host);
                break;
            case SettleStep:
                await SettleAsync();
                break;
        }
    }

    /// <summary>Moves a complete file into the inbox, as partners must.</summary>
    private async Task DropAsync(Delivery delivery)
    {
        await WaitForTurnAsync(delivery.File.Partner);
        _deliveries.Add(delivery);
        var path = PathOf(delivery.File.Partner, delivery.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var partial = Path.Combine(loaders.Folder, "upload");
        await File.WriteAllBytesAsync(partial, delivery.Content);
        File.Move(partial, path);
    }

    private string PathOf(Partner partner, string name) => Path.Combine(loaders.Folder, "inbox", partner.Id, name);

    private Task WaitForTurnAsync(Partner partner) => features.HasFlag(Features.SeveralLoadsOfAPartner)
        ? Task.CompletedTask
        : UntilAsync(snapshot => AreClosed(snapshot, partner.Id));

    private async Task SettleAsync()
    {
        await loaders.CatchUpAsync();
        Compare(await UntilAsync(snapshot => AreClosed(snapshot, null) && !ArchiveCheck.HasArrivals(loaders.Folder)));
        _deliveries.Settle();
    }

    private bool AreClosed(Snapshot snapshot, string? partner)
    {
        var loads = snapshot.Loads.Where(load => partner is null || load.Partner == partner).ToList();
        return loads.Count >= _deliveries.CountOf(partner) && loads.TrueForAll(load => load.State == LoadState.Closed);
    }

    private async Task<Snapshot> UntilAsync(Func<Snapshot, bool> condition)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var snapshot = await loaders.ReadAsync();
            if (condition(snapshot))
            {
                return snapshot;
            }

            if (watch.Elapsed > Patience)
            {
                await loaders.CatchUpAsync();
                throw new ModelViolationException($"The loaders are not idle after {Patience}: {Describe(snapshot)}");
            }

            await Task.Delay(Pause);
        }
    }

    private string Describe(Snapshot snapshot)
    {
        var open = snapshot.Loads.Where(load => load.State != LoadState.Closed).Select(load => load.ToString());
        return $"{snapshot.Loads.Count} loads of {_deliveries.CountOf(null)} files\n{string.Join('\n', open)}";
    }

    private void Compare(Snapshot snapshot)
    {
        var lines = new List<string>(_deliveries.Match(snapshot.Loads, features.HasFlag(Features.LineageOfReplays)));
        lines.AddRange(snapshot.Loads.Where(load => !load.IsConserved).Select(load => $"the counts do not add up: {load}"));
        lines.AddRange(ArchiveCheck.Differences(loaders.Folder, _deliveries.Archived(snapshot.Loads)));
        foreach (var partner in Partner.All)
        {
            var before = _stores.TryGetValue(partner.Id, out var store) ? store : new PartnerStore();
            var order = new SerialOrder(_deliveries.Unsettled(partner, snapshot.Loads), snapshot.StoreOf(partner.Id), snapshot.HasErasures);
            if (order.Find(before) is { } after)
            {
                _stores[partner.Id] = after;
            }
            else
            {
                lines.Add($"No order of the loads of {partner} explains the store:");
                lines.AddRange(order.Explain(before));
            }
        }

        if (lines.Count > 0)
        {
            throw new ModelViolationException(string.Join('\n', lines));
        }
    }
}
