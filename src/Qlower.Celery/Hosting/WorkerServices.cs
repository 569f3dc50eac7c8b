using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Celery.Control;
using Qlower.Celery.Monitoring;
using Qlower.Celery.Wire;
using Qlower.Celery.Worker.Completion;
using Qlower.Celery.Worker.Connections;
using Qlower.Celery.Worker.Consumption;
using Qlower.Celery.Worker.Deliveries;
using Qlower.Celery.Worker.Limits;
using Qlower.Celery.Worker.Tasks;
using Qlower.Shared.Logging;

namespace Qlower.Celery.Hosting;

/// <summary>Registers the services of the worker, each once.</summary>
internal static class WorkerServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddLogging();
        SafeLogging.Apply(services);
        services.AddMetrics();
        services.TryAddSingleton(TimeProvider.System);
        AddTasks(services);
        AddDeliveries(services);
        AddMonitoring(services);
        services.TryAddSingleton<WorkerLifetime>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, CeleryWorkerService>());
    }

    private static void AddTasks(IServiceCollection services)
    {
        services.TryAddSingleton<TaskRegistry>();
        services.TryAddSingleton<RevokedTasks>();
        services.TryAddSingleton<RunningTasks>();
        services.TryAddSingleton<WorkerSlots>();
        services.TryAddSingleton<ICeleryWorkerSlots>(provider => provider.GetRequiredService<WorkerSlots>());
        services.TryAddSingleton<WorkerResults>();
        services.TryAddSingleton<ChordProgress>();
        services.TryAddSingleton<TaskCompletion>();
    }

    private static void AddDeliveries(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new TaskDecoder(provider.GetRequiredService<IOptions<CeleryWorkerOptions>>().Value.MaxBodyBytes));
        services.TryAddSingleton<WorkerBroker>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton<DelayQueues>();
        services.TryAddSingleton<DeliveryCount>();
        services.TryAddSingleton<TaskAdmission>();
        services.TryAddSingleton<HandlerInvoker>();
        services.TryAddSingleton<TaskSettlement>();
        services.TryAddSingleton<TaskRunner>();
        services.TryAddSingleton<DeliveryHandler>();
        services.TryAddSingleton<QueueProgress>();
        services.TryAddSingleton<WorkerConsumers>();
    }

    private static void AddMonitoring(IServiceCollection services)
    {
        services.TryAddSingleton<WorkerLoops>();
        services.TryAddSingleton<WorkerMetrics>();
        services.TryAddSingleton<ITaskMetrics>(provider => provider.GetRequiredService<WorkerMetrics>());
        services.TryAddSingleton<IDeadLetterMetrics>(provider => provider.GetRequiredService<WorkerMetrics>());
        services.TryAddSingleton<QueueWatchSettings>();
        services.TryAddSingleton<QueueWatch>();
        services.TryAddSingleton<LogicalClock>();
        services.TryAddSingleton<WorkerEvents>();
        services.TryAddSingleton<ITaskEvents>(provider => provider.GetRequiredService<WorkerEvents>());
        services.TryAddSingleton<EventPublisher>();
        services.TryAddSingleton<ControlCommands>();
        services.TryAddSingleton<Mingle>();
        services.TryAddSingleton<Pidbox>();
        if (services.All(service => service.ServiceType != typeof(HealthMarker)))
        {
            services.AddSingleton<HealthMarker>();
            services.AddHealthChecks().AddCheck<WorkerHealthCheck>("qlower-celery");
        }
    }

    /// <summary>Marks that the health check is registered: a second one of the same name would fail.</summary>
    private sealed class HealthMarker;
}
