using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery;

/// <summary>Adds tasks to the worker of <c>AddCeleryWorker</c>. Of several tasks with one name, the last one applies.</summary>
public sealed class CeleryWorkerBuilder
{
    internal CeleryWorkerBuilder(IServiceCollection services) => Services = services;

    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds a task with a handler, which is created for each run in a scope of its own.</summary>
    /// <typeparam name="THandler">The handler; its constructor receives services of the scope.</typeparam>
    /// <param name="name">The name under which the task is sent.</param>
    public CeleryWorkerBuilder AddTask<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(string name)
        where THandler : class, ITaskHandler => AddTask<THandler>(name, null);

    /// <summary>Adds a task with a handler, which is created for each run in a scope of its own.</summary>
    /// <typeparam name="THandler">The handler; its constructor receives services of the scope.</typeparam>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="configure">Sets the options of the task; called immediately.</param>
    public CeleryWorkerBuilder AddTask<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        string name, Action<CeleryTaskOptions>? configure)
        where THandler : class, ITaskHandler
    {
        var create = ActivatorUtilities.CreateFactory<THandler>([]);
        return Add(name, scope => create(scope, []), configure);
    }

    /// <summary>Adds a task with a delegate.</summary>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="run">Runs the task, as <see cref="ITaskHandler.RunAsync"/> does.</param>
    public CeleryWorkerBuilder AddTask(string name, Func<TaskContext, CancellationToken, Task<object?>> run) => AddTask(name, run, null);

    /// <summary>Adds a task with a delegate.</summary>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="run">Runs the task, as <see cref="ITaskHandler.RunAsync"/> does.</param>
    /// <param name="configure">Sets the options of the task; called immediately.</param>
    public CeleryWorkerBuilder AddTask(string name, Func<TaskContext, CancellationToken, Task<object?>> run, Action<CeleryTaskOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(run);
        return AddTask(name, (_, context, token) => run(context, token), configure);
    }

    /// <summary>Adds a task with a delegate that receives services.</summary>
    /// <param name="name">The name under which the task is sent.</param>
    /// <param name="run">Runs the task, with the services of a scope of its own.</param>
    /// <param name="configure">Sets the options of the task; called immediately.</param>
    public CeleryWorkerBuilder AddTask(
        string name, Func<IServiceProvider, TaskContext, CancellationToken, Task<object?>> run, Action<CeleryTaskOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Add(name, scope => new DelegateHandler(scope, run), configure);
    }

    private CeleryWorkerBuilder Add(string name, Func<IServiceProvider, ITaskHandler> create, Action<CeleryTaskOptions>? configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var options = new CeleryTaskOptions();
        configure?.Invoke(options);
        Services.AddSingleton(new TaskRegistration(name, create, options));
        return this;
    }
}
