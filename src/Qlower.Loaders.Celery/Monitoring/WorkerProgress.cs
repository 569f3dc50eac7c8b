using System.Collections.Concurrent;

namespace Qlower.Loaders.Celery.Monitoring;

/// <summary>Since when each queue is not consumed, and when a task last ended. Thread-safe.</summary>
internal sealed class WorkerProgress(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> _silent = new(StringComparer.Ordinal);
    private long _endedAt = time.GetUtcNow().UtcTicks;

    public DateTimeOffset EndedAt => new(Volatile.Read(ref _endedAt), TimeSpan.Zero);

    public IReadOnlyDictionary<string, DateTimeOffset> Silent => _silent;

    public void Consuming(string queue) => _silent.TryRemove(queue, out _);

    public void NotConsuming(string queue) => _silent.TryAdd(queue, time.GetUtcNow());

    public void Ended() => Volatile.Write(ref _endedAt, time.GetUtcNow().UtcTicks);
}
