using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Ledger;

/// <summary>Registers the ledger of a host that adds no store, and the roles, which always come from the host's ledger.</summary>
internal static class LedgerServices
{
    public static IServiceCollection AddInMemoryLedger(this IServiceCollection services)
    {
        services.TryAddSingleton<ILoadLedger, InMemoryLoadLedger>();
        AddRole<ILoadRegistry>();
        AddRole<ILoadLeases>();
        AddRole<ILoadManifest>();
        AddRole<ILoadProgress>();
        AddRole<ILoadResults>();
        AddRole<ILoadMonitor>();
        AddRole<IStoreRegistry>();
        return services;

        void AddRole<TRole>()
            where TRole : class => services.TryAddSingleton(provider => (TRole)provider.GetRequiredService<ILoadLedger>());
    }
}
