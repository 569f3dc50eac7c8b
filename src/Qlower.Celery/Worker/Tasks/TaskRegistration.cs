namespace Qlower.Celery.Worker.Tasks;

/// <summary>A task that the worker runs. Thread-safe.</summary>
/// <param name="name">The name under which the task is sent.</param>
/// <param name="create">Creates the handler in the scope of one run.</param>
/// <param name="options">How the task is run.</param>
internal sealed class TaskRegistration(string name, Func<IServiceProvider, ITaskHandler> create, CeleryTaskOptions options)
{
    public string Name => name;

    public CeleryTaskOptions Options => options;

    public ITaskHandler Create(IServiceProvider scope) => create(scope);
}
