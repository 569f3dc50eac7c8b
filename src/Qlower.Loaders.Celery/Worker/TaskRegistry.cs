using System.Collections.Frozen;

namespace Qlower.Loaders.Celery.Worker;

/// <summary>The tasks of the worker by name; of two with one name the last one counts. Thread-safe.</summary>
internal sealed class TaskRegistry(IEnumerable<TaskRegistration> tasks)
{
    private readonly FrozenDictionary<string, TaskRegistration> _tasks = tasks.Reverse().DistinctBy(task => task.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(task => task.Name, StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. _tasks.Keys.Order(StringComparer.Ordinal)];

    public TaskRegistration? Find(string name) => _tasks.GetValueOrDefault(name);
}
