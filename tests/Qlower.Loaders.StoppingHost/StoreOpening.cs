using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost;

/// <summary>Opens a store as a host that starts: its tables are created or upgraded.</summary>
internal static class StoreOpening
{
    public static async Task RunAsync(string path)
    {
        var services = new ServiceCollection().AddLogging();
        services.AddQlowerLoaders().UseSqlite(path);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<ILoadRegistry>().GetIdAsync();
        foreach (var integrator in provider.GetServices<IIntegrator>().OfType<IStoreIdentity>())
        {
            await integrator.GetStoreIdAsync();
        }
    }
}
