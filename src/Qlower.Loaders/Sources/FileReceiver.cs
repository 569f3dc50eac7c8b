using Microsoft.Extensions.Logging;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Sources;

/// <summary>Claims files and records them in the ledger. Thread-safe.</summary>
internal sealed partial class FileReceiver(
    ILoadRegistry registry,
    StartupValidator startup,
    SourceRegistry sources,
    StoreGuard stores,
    ILoadDispatcher dispatcher,
    IntakeLimit intake,
    LoaderMetrics metrics,
    TimeProvider time,
    ILogger<FileReceiver> logger) : IFileReceiver
{
    private readonly ArrivalMemory _seen = new(time);

    public async Task<int> ScanAsync(CancellationToken cancellationToken = default)
    {
        startup.EnsureValid();
        var found = 0;
        foreach (var source in sources.All)
        {
            found += await ScanAsync(source, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    public async Task<LoadEntry?> ReceiveAsync(SourceFile file, string? replayOf = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var source = sources.Find(file.Source);
        await stores.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var claimant = await registry.GetIdAsync(cancellationToken).ConfigureAwait(false);
        var claimed = await source.ClaimAsync(file, claimant, cancellationToken).ConfigureAwait(false);
        if (claimed is null)
        {
            if ((await source.RefreshAsync(file, cancellationToken).ConfigureAwait(false))?.IsSameContent(file) == true)
            {
                _seen.KeepLost(file);
            }

            return null;
        }

        var received = await registry.ReceiveAsync(claimed, replayOf, cancellationToken).ConfigureAwait(false);
        if (received.IsNew)
        {
            metrics.Received(claimed.Partner);
            LogReceived(logger, received.Load.Id, claimed.Partner, claimed.Length);
        }

        LoadEntry? again = null;
        if (received.Load is { State: LoadState.Closed, Status: { } status, Archived: { } archived })
        {
            var archive = sources.FindArchiveOf(file.Source);
            if (!archived.IsAsRead && source is IFileArchive)
            {
                // It was missing when it was to be archived, and exists again with the same content and time: it is loaded again.
                var copy = new ArchivedFile { Archive = file.Source, Partner = claimed.Partner, Location = claimed.Location, OriginalName = claimed.Name };
                again = await ReplayAsync(copy, received.Load.Id, cancellationToken).ConfigureAwait(false);
            }

            // The original of an archived file still exists: the host has no right to delete it, or the attempt that closed the load failed to.
            await archive.ArchiveAsync(claimed, ArchiveRequests.Of(received.Load, status), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await dispatcher.DispatchAsync(received.Load.Id, cancellationToken).ConfigureAwait(false);
        }

        if (claimed.Location == file.Location)
        {
            // A claim that moves the file needs no cache, and the next file of that name is another arrival.
            _seen.Keep(file, received.Load.State == LoadState.Closed ? null : received.Load.Id);
        }

        return received.IsNew ? received.Load : again;
    }

    /// <summary>Whether a file that is listed again needs no action.</summary>
    private async Task<bool> IsSettledAsync(SourceFile file, CancellationToken cancellationToken)
    {
        var isKnown = _seen.Contains(file, out var openLoad);
        if (!isKnown || openLoad is null)
        {
            return isKnown;
        }

        // An original that is listed although its load is closed is archived again, once: the attempt that closed the load could not delete it.
        return await registry.FindAsync(openLoad, cancellationToken).ConfigureAwait(false) is { State: not LoadState.Closed };
    }

    /// <summary>
    /// Restores a file and receives it as a load that repeats another one. The ledger records that before the file can be listed, so that the
    /// load has its lineage whoever receives the file.
    /// </summary>
    /// <returns>The new load; null when a host of another ledger claimed the file.</returns>
    internal async Task<LoadEntry?> ReplayAsync(ArchivedFile archived, string replayOf, CancellationToken cancellationToken)
    {
        var (source, location) = ("", "");
        var claimant = await registry.GetIdAsync(cancellationToken).ConfigureAwait(false);
        var restored = await sources.FindArchive(archived.Archive).RestoreAsync(archived, claimant, ExpectAsync, cancellationToken).ConfigureAwait(false);
        if (restored is not null)
        {
            await ReceiveAsync(restored, replayOf, cancellationToken).ConfigureAwait(false);
        }

        return await registry.FindReplayAsync(source, location, cancellationToken).ConfigureAwait(false);

        Task ExpectAsync(string at, string where, CancellationToken token)
        {
            (source, location) = (at, where);
            return registry.ExpectReplayAsync(at, where, replayOf, token);
        }
    }

    /// <summary>Receives the files that one source has now.</summary>
    internal async Task<int> ScanAsync(IFileSource source, CancellationToken cancellationToken)
    {
        await stores.EnsureAsync(cancellationToken).ConfigureAwait(false);
        var claimant = await registry.GetIdAsync(cancellationToken).ConfigureAwait(false);
        var found = 0;
        using var scan = intake.Begin();
        SourceUnavailableException? failure = null;
        var atATime = new ParallelOptions { MaxDegreeOfParallelism = source.ClaimsAtATime, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(source.ListAsync(claimant, cancellationToken), atATime, async (file, token) =>
        {
            try
            {
                if (await IsSettledAsync(file, token).ConfigureAwait(false) || !await scan.TryReserveAsync(file.Partner, token).ConfigureAwait(false))
                {
                    return;
                }

                if (await ReceiveAsync(file, null, token).ConfigureAwait(false) is not null)
                {
                    Interlocked.Increment(ref found);
                }
                else
                {
                    scan.Release(file.Partner);
                }
            }
            catch (SourceChangedException)
            {
                // It was removed or replaced since it was listed: the next poll lists what is there.
            }
            catch (SourceUnavailableException error)
            {
                // A file that fails does not delay the others.
                failure = error;
            }
        }).ConfigureAwait(false);
        intake.End(source.Name, scan);
        return failure is null ? found : throw failure;
    }

    [LoggerMessage(EventId = 1001, EventName = "FileReceived", Level = LogLevel.Debug, Message = "Load {LoadId}: a file of {Partner}, {Length} bytes.")]
    private static partial void LogReceived(ILogger logger, string loadId, string partner, long length);
}
