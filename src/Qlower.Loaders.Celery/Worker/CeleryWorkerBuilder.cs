using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Celery.Worker;

namespace Qlower.Loaders.Celery;

/// <summary>What <c>AddCeleryWorker</c> returns: adds the tasks that the worker runs. Of two tasks with one name the last one counts.</summary>
public sealed class CeleryWorkerBuilder
{
    internal CeleryWorkerBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Runs tasks by a handler, which is made for each in a scope of its own.</summary>
    /// <typeparam name="THandler">The handler; its constructor gets the host's services.</typeparam>
    /// <param name="name">The name under which the task is sent.</param>
    public CeleryWorkerBuilder AddTask<THandler>(string name)
        where THandler : class, ITaskHandler => AddTask<THandler>(name, null);

    /// <summary>Runs tasks by a handler, which is made for each in a scope of its own.</summary>
    /// <typeparam name="THandler">The handler; its constructor gets the host's services.</typeparam>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="configure">Sets how the task is run; called at once.</param>
    public CeleryWorkerBuilder AddTask<THandler>(string name, Action<CeleryTaskOptions>? configure)
        where THandler : class, ITaskHandler
    {
        var make = ActivatorUtilities.CreateFactory<THandler>([]);
        return Add(name, scope => make(scope, []), configure);
    }

    /// <summary>Runs tasks by a delegate.</summary>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="run">Runs the task, as <see cref="ITaskHandler.RunAsync"/> does.</param>
    public CeleryWorkerBuilder AddTask(string name, Func<TaskContext, CancellationToken, Task<object?>> run) => AddTask(name, run, null);

    /// <summary>Runs tasks by a delegate.</summary>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="run">Runs the task, as <see cref="ITaskHandler.RunAsync"/> does.</param>
    /// <param name="configure">Sets how the task is run; called at once.</param>
    public CeleryWorkerBuilder AddTask(string name, Func<TaskContext, CancellationToken, Task<object?>> run, Action<CeleryTaskOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(run);
        return AddTask(name, (_, context, token) => run(context, token), configure);
    }

    /// <summary>Runs tasks by a delegate that takes services.</summary>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="run">Runs the task, with the services of a scope of its own.</param>
    /// <param name="configure">Sets how the task is run; called at once.</param>
    public CeleryWorkerBuilder AddTask(
        string name, Func<IServiceProvider, TaskContext, CancellationToken, Task<object?>> run, Action<CeleryTaskOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Add(name, scope => new DelegateHandler(scope, run), configure);
    }

    private CeleryWorkerBuilder Add(string name, Func<IServiceProvider, ITaskHandler> make, Action<CeleryTaskOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var options = new CeleryTaskOptions();
        configure?.Invoke(options);
        Services.AddSingleton(new TaskRegistration(name, make, options));
        return this;
    }
}
