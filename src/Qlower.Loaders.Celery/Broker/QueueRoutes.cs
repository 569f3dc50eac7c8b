namespace Qlower.Loaders.Celery.Broker;

/// <summary>Finds the queue of a task. Thread-safe as long as the options are not changed.</summary>
internal sealed class QueueRoutes(CeleryBrokerOptions options)
{
    /// <summary>The queue that a task goes to by its name.</summary>
    public CeleryQueue ForTask(string task)
    {
        var best = options.Routes.Where(route => Matches(route.Key, task)).OrderByDescending(route => route.Key.Length).Select(route => route.Value).FirstOrDefault();
        return Named(best ?? options.DefaultQueue);
    }

    /// <summary>A queue by its name; one that is not among the options is as Celery makes it.</summary>
    public CeleryQueue Named(string name) =>
        options.Queues.FirstOrDefault(queue => queue.Name == name) ?? new CeleryQueue { Name = name };

    private static bool Matches(string pattern, string task) =>
        pattern.EndsWith('*') ? task.StartsWith(pattern.AsSpan(0, pattern.Length - 1), StringComparison.Ordinal) : pattern == task;
}
