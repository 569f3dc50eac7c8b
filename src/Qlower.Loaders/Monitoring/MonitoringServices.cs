using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Monitoring;

/// <summary>Registers metrics, alerts, progress and the health check; the supervision of loops and the signal that stops the host.</summary>
internal static class MonitoringServices
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.TryAddSingleton<ProgressBoard>();
        services.TryAddSingleton<IProgressFeed>(provider => provider.GetRequiredService<ProgressBoard>());
        services.TryAddSingleton<LoaderMetrics>();
        services.TryAddSingleton<ComponentHealth>();
        services.TryAddSingleton<IComponentHealth>(provider => provider.GetRequiredService<ComponentHealth>());
        services.TryAddSingleton<PausedIntake>();
        services.TryAddSingleton<HostLoops>();
        services.TryAddSingleton<ILoopSupervisor>(provider => provider.GetRequiredService<HostLoops>());
        services.TryAddSingleton<AlertPublisher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertReporter, LogAlertReporter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StuckLoadWatch>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HangUpSignal>());
        services.AddHealthChecks().AddCheck<LoaderHealthCheck>("qlower-loaders");
        return services;
    }
}
