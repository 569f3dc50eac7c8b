using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Sources;

/// <summary>Registers what receives files from the host's sources.</summary>
internal static class SourceServices
{
    public static IServiceCollection AddSources(this IServiceCollection services)
    {
        services.TryAddSingleton<ArchiveRegistry>();
        services.TryAddSingleton<SourceRegistry>();
        services.TryAddSingleton<IntakeLimit>();
        services.TryAddSingleton<FileReceiver>();
        services.TryAddSingleton<IFileReceiver>(provider => provider.GetRequiredService<FileReceiver>());
        services.TryAddSingleton<ILoadReplay, LoadReplay>();
        services.TryAddSingleton<IClaimRecovery, ClaimRecovery>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SourceWatcher>());
        services.TryAddSingleton<InboxWatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, InboxWatch>(provider => provider.GetRequiredService<InboxWatch>()));
        services.TryAddSingleton<StoreWatch>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, StoreWatch>(provider => provider.GetRequiredService<StoreWatch>()));
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("qlower-loaders-stores");
        return services;
    }
}
