using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Qlower.Loaders;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Dispatch;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Celery to a loader.</summary>
public static class QlowerLoadersCeleryBuilderExtensions
{
    /// <summary>
    /// Spreads loads over the processes that share a ledger: each load is announced as a task <c>qlower.loaders.process</c>, and run by whichever
    /// process takes it. The ledger stays the truth: messages that are lost or doubled change nothing but how soon a load is worked on. The
    /// worker's other options are set by <c>AddCeleryWorker</c>, which adds to this one. Called once.
    /// </summary>
    /// <param name="builder">The loader.</param>
    /// <param name="configure">Sets the options; called at once.</param>
    /// <exception cref="ArgumentException">An option cannot be used; the message tells every error.</exception>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public static IQlowerLoadersBuilder UseCelery(this IQlowerLoadersBuilder builder, Action<CeleryDispatchOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new CeleryDispatchOptions();
        configure(options);
        options.Validate();
        var services = builder.Services;
        if (services.Any(service => service.ServiceType == typeof(CeleryDispatchOptions)))
        {
            throw new InvalidOperationException("UseCelery was called before.");
        }

        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<CeleryDispatcher>();
        services.Replace(ServiceDescriptor.Singleton<ILoadDispatcher>(provider => provider.GetRequiredService<CeleryDispatcher>()));

        // Hosted services stop in the opposite order: what the worker gives back is announced after it has stopped.
        services.AddSingleton<IHostedService, LoadAnnouncer>();
        if (options.Work)
        {
            AddWorker(services, options);
        }

        return builder;
    }

    private static void AddWorker(IServiceCollection services, CeleryDispatchOptions options)
    {
        services.AddCeleryWorker(worker =>
        {
            options.Apply(worker.Broker);
            worker.Queues.Add(options.Queue);
            worker.Concurrency = options.Concurrency;

            // Loads are long: one that waits behind another here is one that an idle process could have.
            worker.PrefetchMultiplier = 1;
        }).AddTask<ProcessLoadHandler>(ProcessLoadHandler.TaskName, task => task.IgnoreResult = true);
        services.AddSingleton<IHostedService, LoadSweep>();
    }
}
