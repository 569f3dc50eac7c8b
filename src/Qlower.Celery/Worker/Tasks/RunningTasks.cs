using System.Collections.Concurrent;

namespace Qlower.Celery.Worker.Tasks;

/// <summary>The tasks that run now, and what has run so far. Thread-safe.</summary>
internal sealed class RunningTasks(TimeProvider time)
{
    private readonly ConcurrentDictionary<RunningTask, bool> _running = new();
    private readonly ConcurrentDictionary<string, long> _totals = new(StringComparer.Ordinal);
    private long _ended;
    private long _endedAt = time.GetUtcNow().UtcTicks;

    public IReadOnlyCollection<RunningTask> Now => [.. _running.Keys];

    /// <summary>How many tasks have begun, by name.</summary>
    public IReadOnlyDictionary<string, long> Totals => _totals;

    /// <summary>How many tasks have ended.</summary>
    public long Ended => Volatile.Read(ref _ended);

    /// <summary>When a task last ended; the start of the worker before that.</summary>
    public DateTimeOffset EndedAt => new(Volatile.Read(ref _endedAt), TimeSpan.Zero);

    public void Begin(RunningTask task)
    {
        _running[task] = true;
        _totals.AddOrUpdate(task.Message.Header.Task, 1, static (_, count) => count + 1);
    }

    public void End(RunningTask task)
    {
        _running.TryRemove(task, out _);
        Interlocked.Increment(ref _ended);
        Volatile.Write(ref _endedAt, time.GetUtcNow().UtcTicks);
    }

    public void Terminate(string id)
    {
        foreach (var task in _running.Keys.Where(task => task.Id == id))
        {
            task.Terminate();
        }
    }
}
