using System.Collections.Concurrent;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>The tasks that run now, and how many of each name have begun. Thread-safe.</summary>
internal sealed class RunningTasks
{
    private readonly ConcurrentDictionary<RunningTask, bool> _running = new();
    private readonly ConcurrentDictionary<string, long> _totals = new(StringComparer.Ordinal);
    private long _ended;

    public IReadOnlyCollection<RunningTask> Now => [.. _running.Keys];

    /// <summary>How many tasks have begun, by name.</summary>
    public IReadOnlyDictionary<string, long> Totals => _totals;

    public long Ended => Volatile.Read(ref _ended);

    public void Begin(RunningTask task)
    {
        _running[task] = true;
        _totals.AddOrUpdate(task.Message.Header.Task, 1, static (_, count) => count + 1);
    }

    public void End(RunningTask task)
    {
        _running.TryRemove(task, out _);
        Interlocked.Increment(ref _ended);
    }

    public void Terminate(string id)
    {
        foreach (var task in _running.Keys.Where(task => task.Id == id))
        {
            task.Terminate();
        }
    }
}
