using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Integration;

/// <summary>Registers the integrator of a host that adds none.</summary>
internal static class IntegrationServices
{
    public static IServiceCollection AddIntegration(this IServiceCollection services)
    {
        services.TryAddSingleton<InMemoryIntegrator>();
        services.TryAddSingleton<StoreGuard>();
        services.TryAddSingleton<IStoreAcceptance>(provider => provider.GetRequiredService<StoreGuard>());
        return services;
    }
}
