using System.Collections.Concurrent;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>Ids of tasks that are not to be started: as many as Celery remembers, the oldest forgotten first. Thread-safe.</summary>
internal sealed class RevokedTasks
{
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _ids = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    public IReadOnlyDictionary<string, DateTimeOffset> All => _ids;

    public void Add(string id, DateTimeOffset now)
    {
        if (!_ids.TryAdd(id, now))
        {
            return;
        }

        _order.Enqueue(id);
        while (_ids.Count > Most && _order.TryDequeue(out var oldest))
        {
            _ids.TryRemove(oldest, out _);
        }
    }

    public bool Contains(string id) => _ids.ContainsKey(id);
}
