using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Monitoring;

/// <summary>Registers metrics, alerts, progress and the health check.</summary>
internal static class MonitoringServices
{
    public static IServiceCollection AddMonitoring(this IServiceCollection services)
    {
        services.TryAddSingleton<ProgressBoard>();
        services.TryAddSingleton<IProgressFeed>(provider => provider.GetRequiredService<ProgressBoard>());
        services.TryAddSingleton<LoaderMetrics>();
        services.TryAddSingleton<AlertPublisher>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAlertReporter, LogAlertReporter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StuckLoadWatch>());
        services.AddHealthChecks().AddCheck<LoaderHealthCheck>("qlower-loaders");
        return services;
    }
}
