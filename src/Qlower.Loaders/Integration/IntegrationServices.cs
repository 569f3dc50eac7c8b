using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Integration;

/// <summary>Registers the circuit breakers of integrators and the checks of their stores.</summary>
internal static class IntegrationServices
{
    public static IServiceCollection AddIntegration(this IServiceCollection services)
    {
        services.TryAddSingleton<IntegratorBreakers>();
        services.TryAddSingleton<StoreGuard>();
        services.TryAddSingleton<IStoreAcceptance>(provider => provider.GetRequiredService<StoreGuard>());
        return services;
    }
}
