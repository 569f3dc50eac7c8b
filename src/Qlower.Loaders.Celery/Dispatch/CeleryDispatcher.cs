using System.Threading.Channels;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>
/// Buffers loads to announce, without waiting for the broker: an unavailable broker delays neither the receipt nor the processing of files. When the
/// buffer is full, the oldest announcement is dropped; a worker finds that load in the ledger. Thread-safe.
/// </summary>
internal sealed class CeleryDispatcher : ILoadDispatcher
{
    private readonly Channel<string> _loads =
        Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public bool ReleasesAfterInspection => true;

    public ChannelReader<string> Announced => _loads.Reader;

    public Task DispatchAsync(string loadId, CancellationToken cancellationToken = default)
    {
        _loads.Writer.TryWrite(loadId);
        return Task.CompletedTask;
    }
}
