using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Integration;

/// <summary>Registers the checks of the stores of integrators.</summary>
internal static class IntegrationServices
{
    public static IServiceCollection AddIntegration(this IServiceCollection services)
    {
        services.TryAddSingleton<StoreGuard>();
        services.TryAddSingleton<IStoreAcceptance>(provider => provider.GetRequiredService<StoreGuard>());
        return services;
    }
}
