namespace Qlower.Celery.Broker;

/// <summary>Finds the queue of a task. Thread-safe while the options do not change.</summary>
internal sealed class QueueRoutes(CeleryBrokerOptions options)
{
    /// <summary>Returns the queue of a task by the task's name.</summary>
    public CeleryQueue ForTask(string task)
    {
        var best = options.Routes.Where(route => Matches(route.Key, task)).OrderByDescending(route => route.Key.Length).Select(route => route.Value).FirstOrDefault();
        return Named(best ?? options.DefaultQueue);
    }

    /// <summary>Returns a queue by its name; one that the options do not describe is declared as Celery declares it.</summary>
    public CeleryQueue Named(string name) =>
        options.Queues.FirstOrDefault(queue => queue.Name == name) ?? new CeleryQueue { Name = name };

    private static bool Matches(string pattern, string task) =>
        pattern.EndsWith('*') ? task.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : pattern == task;
}
