using System.Collections.Concurrent;

namespace Qlower.Celery.Worker.Consumption;

/// <summary>Since when each queue has not been consumed. Thread-safe.</summary>
internal sealed class QueueProgress(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _silent = new(StringComparer.Ordinal);

    /// <summary>The queues that are not consumed now, each with the time at which that began.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Silent => _silent;

    public void Consuming(string queue) => _silent.TryRemove(queue, out _);

    public void NotConsuming(string queue) => _silent.TryAdd(queue, time.GetUtcNow());
}
