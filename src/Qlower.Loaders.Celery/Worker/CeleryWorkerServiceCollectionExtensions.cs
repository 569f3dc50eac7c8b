using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery;
using Qlower.Loaders.Celery.Control;
using Qlower.Loaders.Celery.Monitoring;
using Qlower.Loaders.Celery.Worker;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a Celery worker to a host's services.</summary>
public static class CeleryWorkerServiceCollectionExtensions
{
    /// <summary>
    /// Runs a worker in this host. Called again, it adds no second one, and configures on top of what was configured. The options are checked
    /// when the host starts: whatever is wrong is told at once, by one <see cref="OptionsValidationException"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static CeleryWorkerBuilder AddCeleryWorker(this IServiceCollection services, Action<CeleryWorkerOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        AddWorker(services).Configure(configure);
        return new CeleryWorkerBuilder(services);
    }

    /// <summary>Runs a worker in this host, with options from configuration, such as <c>Broker:Uri</c> and <c>Concurrency</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">The section with the options.</param>
    public static CeleryWorkerBuilder AddCeleryWorker(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        AddWorker(services).Bind(configuration);
        return new CeleryWorkerBuilder(services);
    }

    private static OptionsBuilder<CeleryWorkerOptions> AddWorker(IServiceCollection services)
    {
        services.AddLogging();
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CeleryWorkerOptions>, CeleryWorkerOptionsValidator>());
        services.TryAddSingleton<TaskRegistry>();
        services.TryAddSingleton<WorkerBroker>();
        services.TryAddSingleton<WorkerSlots>();
        services.TryAddSingleton<WorkerResults>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<DelayQueues>();
        services.TryAddSingleton<DeliveryCount>();
        services.TryAddSingleton<RevokedTasks>();
        services.TryAddSingleton<RunningTasks>();
        services.TryAddSingleton<ChordParts>();
        services.TryAddSingleton<TaskExecution>();
        services.TryAddSingleton<TaskEnding>();
        services.TryAddSingleton<TaskTurn>();
        services.TryAddSingleton<DeliveryFlow>();
        services.TryAddSingleton<WorkerMetrics>();
        services.TryAddSingleton<WorkerProgress>();
        services.TryAddSingleton<LogicalClock>();
        services.TryAddSingleton<WorkerEvents>();
        services.TryAddSingleton<EventPublisher>();
        services.TryAddSingleton<ControlCommands>();
        services.TryAddSingleton<Mingle>();
        services.TryAddSingleton<Pidbox>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CeleryWorkerService>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, QueueWatch>());
        if (services.All(service => service.ServiceType != typeof(HealthMarker)))
        {
            services.AddSingleton<HealthMarker>();
            services.AddHealthChecks().AddCheck<WorkerHealthCheck>("qlower-celery");
        }

        return services.AddOptions<CeleryWorkerOptions>().ValidateOnStart();
    }

    /// <summary>Says that the health check is there, since a second one of its name would fail.</summary>
    private sealed class HealthMarker;
}
