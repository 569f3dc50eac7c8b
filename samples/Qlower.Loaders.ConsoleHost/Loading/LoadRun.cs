using Qlower.Loaders.ConsoleHost.Setup;

namespace Qlower.Loaders.ConsoleHost.Loading;

/// <summary>Runs the engine in this process until some loads are closed. The oldest load is first, and therefore those of earlier runs.</summary>
internal sealed class LoadRun(ILoadRegistry registry, ILoadResults results, ILoadProcessor processor, Settings settings, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private readonly HashSet<string> _urged = new(StringComparer.Ordinal);
    private DateTimeOffset _lastMove;

    /// <summary>Called for each load that closes, including those of earlier runs.</summary>
    public Action<LoadSummary> OnClosed { get; init; } = _ => { };

    /// <returns>The outcomes of the loads, in their order; after the patience has elapsed, some may be open.</returns>
    public async Task<IReadOnlyList<LoadSummary>> UntilClosedAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        await WaitForAbandonedAsync(cancellationToken);
        _lastMove = DateTimeOffset.UtcNow;
        while (true)
        {
            LoaderException? failure = null;
            try
            {
                var worked = await WorkAsync(ids, cancellationToken);
                if (await AreClosedAsync(ids, cancellationToken))
                {
                    return await ReadAsync(ids, cancellationToken);
                }

                if (worked is not null)
                {
                    // Another load may be ready; a deferred one is not offered before its time.
                    continue;
                }
            }
            catch (LoaderException error)
            {
                failure = error;
            }

            if (DateTimeOffset.UtcNow - _lastMove >= patience)
            {
                return failure is null ? await ReadAsync(ids, cancellationToken) : throw failure;
            }

            await Task.Delay(Pause, cancellationToken);
        }
    }

    private async Task WaitForAbandonedAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await AbandonedLoads.LeasedUntilAsync(registry, cancellationToken) is { } end)
            {
                var left = end - DateTimeOffset.UtcNow;
                settings.Screen.Error("An earlier run was killed; its load continues in a few seconds.");
                await Task.Delay(left < TimeSpan.Zero ? TimeSpan.Zero : left < patience ? left : patience, cancellationToken);
            }
        }
        catch (LoaderException)
        {
            // The store is unavailable: the following steps report it and retry.
        }
    }

    private async Task<LoadEntry?> WorkAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var worked = await processor.ProcessNextAsync(cancellationToken);
        foreach (var id in ids)
        {
            if (worked is not null)
            {
                break;
            }

            // Starting the program requests one attempt now, even for a load that an earlier run deferred.
            worked = await UrgeAsync(id, cancellationToken);
        }

        if (worked is { State: LoadState.Closed })
        {
            _lastMove = DateTimeOffset.UtcNow;
            await ReportAsync(worked, cancellationToken);
        }

        return worked;
    }

    /// <summary>Processes a load, or the one that it waits for, once.</summary>
    private async Task<LoadEntry?> UrgeAsync(string id, CancellationToken cancellationToken)
    {
        var worked = _urged.Add(id) ? await processor.ProcessAsync(id, cancellationToken) : null;
        return worked is null && (await FindAsync(id, cancellationToken)).WaitsForLoad is { } holder && _urged.Add(holder)
            ? await processor.ProcessAsync(holder, cancellationToken)
            : worked;
    }

    private async Task<bool> AreClosedAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var areClosed = true;
        foreach (var id in ids)
        {
            var load = await FindAsync(id, cancellationToken);
            if (load.State == LoadState.Closed)
            {
                await ReportAsync(load, cancellationToken);
                continue;
            }

            areClosed = false;
            load = load.WaitsForLoad is { } holder ? await FindAsync(holder, cancellationToken) : load;
            if (load.LeaseOwner is not null && load.LeaseExpiresAt > DateTimeOffset.UtcNow && load.ProgressedAt > _lastMove)
            {
                // Another process makes progress with it.
                _lastMove = load.ProgressedAt;
            }
        }

        return areClosed;
    }

    private async Task ReportAsync(LoadEntry load, CancellationToken cancellationToken)
    {
        if (_reported.Add(load.Id))
        {
            OnClosed(await LoadSummary.ReadAsync(results, load, settings.Data, cancellationToken));
        }
    }

    private async Task<IReadOnlyList<LoadSummary>> ReadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        var summaries = new List<LoadSummary>();
        foreach (var id in ids)
        {
            summaries.Add(await LoadSummary.ReadAsync(results, await FindAsync(id, cancellationToken), settings.Data, cancellationToken));
        }

        return summaries;
    }

    private async Task<LoadEntry> FindAsync(string id, CancellationToken cancellationToken) =>
        await registry.FindAsync(id, cancellationToken) ?? throw new LoaderException($"Load {id} no longer exists in the ledger.");
}
