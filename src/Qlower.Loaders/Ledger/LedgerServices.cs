using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Ledger;

/// <summary>Registers the roles of the ledger, which always come from the one that the host chose.</summary>
internal static class LedgerServices
{
    public static IServiceCollection AddLedgerRoles(this IServiceCollection services)
    {
        AddRole<ILoadRegistry>();
        AddRole<ILoadLeases>();
        AddRole<ILoadManifest>();
        AddRole<ILoadProgress>();
        AddRole<ILoadResults>();
        AddRole<ILoadMonitor>();
        AddRole<IStoreRegistry>();
        services.TryAddSingleton<LeaseCheck>();
        return services;

        void AddRole<TRole>()
            where TRole : class => services.TryAddSingleton(provider => (TRole)LedgerOf(provider));
    }

    private static ILoadLedger LedgerOf(IServiceProvider provider) =>
        provider.GetService<ILoadLedger>()
        ?? throw new InvalidOperationException("No store is chosen: call UseSqlite(path), or UseInMemoryStore() for a store that is lost with the process.");
}
