using System.Threading.Channels;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>
/// Takes note of loads to announce, without waiting for the broker: a broker that is away holds up neither who receives files nor who works on
/// them. What cannot be kept is dropped, the oldest first; workers find it in the ledger.
/// </summary>
internal sealed class CeleryDispatcher : ILoadDispatcher
{
    private readonly Channel<string> _loads =
        Channel.CreateBounded<string>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    public bool HandsOver => true;

    public bool RunsEmbeddedWorkers => false;

    public ChannelReader<string> Announced => _loads.Reader;

    public Task DispatchAsync(string loadId, CancellationToken cancellationToken = default)
    {
        _loads.Writer.TryWrite(loadId);
        return Task.CompletedTask;
    }

    // No embedded worker calls it; the queue's consumer waits by itself.
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken = default) => Task.Delay(longest, cancellationToken);
}
