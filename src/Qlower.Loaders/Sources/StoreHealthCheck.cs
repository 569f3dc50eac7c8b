using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Sources;

/// <summary>Unhealthy when the ledger or the store of an integrator was deleted, replaced or restored. Thread-safe.</summary>
internal sealed class StoreHealthCheck(ILoadRegistry registry, StoreGuard stores, StoreWatch watch) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            // A query: it does not wait for a writer. What only a write shows, the watch has seen.
            await registry.FindAsync("", cancellationToken).ConfigureAwait(false);
            await stores.EnsureAsync(cancellationToken).ConfigureAwait(false);
            return watch.Loss is { } loss ? HealthCheckResult.Unhealthy(loss) : HealthCheckResult.Healthy("The stores are those that the host opened.");
        }
        catch (StoreLostException error)
        {
            return HealthCheckResult.Unhealthy(error.Message, error);
        }
        catch (LoaderException error)
        {
            return HealthCheckResult.Unhealthy("The ledger cannot be read.", error);
        }
    }
}
