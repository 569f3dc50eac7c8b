using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Qlower.Loaders.Processing;

/// <summary>Registers the engine and its workers.</summary>
internal static class ProcessingServices
{
    public static IServiceCollection AddProcessing(this IServiceCollection services)
    {
        services.TryAddSingleton<WorkerIdentity>();
        services.TryAddSingleton<PartnerShares>();
        services.TryAddSingleton<ILoadProcessor, LoadProcessor>();
        services.TryAddSingleton<LoadParts>();
        services.TryAddSingleton<PartnerTurns>();
        services.TryAddScoped<ChangedSource>();
        services.TryAddScoped<LoadInspection>();
        services.TryAddScoped<LoadProcessing>();
        services.TryAddSingleton<LoadCommit>();
        services.TryAddScoped<LoadStages>();
        services.TryAddSingleton<IStreamLoader, StreamLoader>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, LoadWorker>());
        return services;
    }
}
