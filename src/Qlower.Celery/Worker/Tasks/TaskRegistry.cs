using System.Collections.Frozen;

namespace Qlower.Celery.Worker.Tasks;

/// <summary>The tasks of the worker by name; of several with one name, the last one applies. Thread-safe.</summary>
internal sealed class TaskRegistry(IEnumerable<TaskRegistration> tasks)
{
    private readonly FrozenDictionary<string, TaskRegistration> _tasks = tasks.Reverse().DistinctBy(task => task.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(task => task.Name, StringComparer.Ordinal);

    public IReadOnlyList<string> Names => [.. _tasks.Keys.Order(StringComparer.Ordinal)];

    public TaskRegistration? Find(string name) => _tasks.GetValueOrDefault(name);
}
