using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Qlower.Loaders.Ledger;

/// <summary>Registers the ledger of a host that adds no store.</summary>
internal static class LedgerServices
{
    public static IServiceCollection AddInMemoryLedger(this IServiceCollection services)
    {
        services.TryAddSingleton<ILoadLedger, InMemoryLoadLedger>();
        return services;
    }
}
