using System.Collections.Concurrent;
using System.Text.Json;

namespace Qlower.Celery.Worker.Tasks;

/// <summary>The ids of revoked tasks: as many as Celery retains, the oldest dropped first. Thread-safe.</summary>
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

    /// <summary>Adds the revoked tasks of another worker: <c>{"revoked": {id: …}}</c>.</summary>
    public void Take(JsonElement from, DateTimeOffset now)
    {
        if (from.TryGetProperty("revoked", out var theirs) && theirs.ValueKind == JsonValueKind.Object)
        {
            foreach (var task in theirs.EnumerateObject())
            {
                Add(task.Name, now);
            }
        }
    }

    /// <summary>
    /// Returns the form that is sent to other workers: when each task was revoked, in seconds of the clock that Python's workers use. They accept no integers:
    /// each number has decimals.
    /// </summary>
    public IReadOnlyDictionary<string, decimal> ToWire(TimeProvider time)
    {
        var (ticks, now) = ((decimal)time.GetTimestamp() / time.TimestampFrequency, time.GetUtcNow());
        return _ids.ToDictionary(task => task.Key, task => decimal.Round(ticks - (decimal)(now - task.Value).TotalSeconds, 6) + 0.000000m, StringComparer.Ordinal);
    }

    public bool Contains(string id) => _ids.ContainsKey(id);
}
