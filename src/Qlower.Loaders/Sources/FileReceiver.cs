using Microsoft.Extensions.Logging;
using Qlower.Loaders.Composition;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sources;

/// <summary>Claims files and records them in the ledger. Thread-safe.</summary>
internal sealed partial class FileReceiver(
    ILoadLedger ledger, StartupValidator startup, SourceRegistry sources, ILoadDispatcher dispatcher, LoaderMetrics metrics, ILogger<FileReceiver> logger) : IFileReceiver
{
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
        var claimant = await ledger.GetIdAsync(cancellationToken).ConfigureAwait(false);
        var claimed = await sources.Find(file.Source).ClaimAsync(file, claimant, cancellationToken).ConfigureAwait(false);
        if (claimed is null)
        {
            return null;
        }

        var received = await ledger.ReceiveAsync(claimed, replayOf, cancellationToken).ConfigureAwait(false);
        if (received.IsNew)
        {
            metrics.Received(claimed.Partner);
            LogReceived(logger, received.Load.Id, claimed.Partner, claimed.Length);
        }

        if (received.Load.State != LoadState.Closed)
        {
            await dispatcher.DispatchAsync(received.Load.Id, cancellationToken).ConfigureAwait(false);
        }

        return received.IsNew ? received.Load : null;
    }

    /// <summary>Takes what one source has now.</summary>
    internal async Task<int> ScanAsync(IFileSource source, CancellationToken cancellationToken)
    {
        var claimant = await ledger.GetIdAsync(cancellationToken).ConfigureAwait(false);
        var found = 0;
        await foreach (var file in source.ListAsync(claimant, cancellationToken).ConfigureAwait(false))
        {
            found += await ReceiveAsync(file, null, cancellationToken).ConfigureAwait(false) is null ? 0 : 1;
        }

        return found;
    }

    [LoggerMessage(EventId = 1001, EventName = "FileReceived", Level = LogLevel.Debug, Message = "Load {LoadId}: a file of {Partner}, {Length} bytes.")]
    private static partial void LogReceived(ILogger logger, string loadId, string partner, long length);
}
