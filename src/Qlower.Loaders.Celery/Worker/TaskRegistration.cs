namespace Qlower.Loaders.Celery.Worker;

/// <summary>A task that the worker runs.</summary>
/// <param name="name">The name under which it is sent.</param>
/// <param name="make">Makes its handler, in the scope of one run.</param>
/// <param name="options">How it is run.</param>
internal sealed class TaskRegistration(string name, Func<IServiceProvider, ITaskHandler> make, CeleryTaskOptions options)
{
    public string Name => name;

    public CeleryTaskOptions Options => options;

    public ITaskHandler Make(IServiceProvider scope) => make(scope);
}
