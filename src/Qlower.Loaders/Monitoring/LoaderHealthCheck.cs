using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Monitoring;

/// <summary>
/// Healthy means that loads move: unhealthy when the ledger cannot be read or a load has not moved for too long, degraded when one waits
/// after a failure.
/// </summary>
internal sealed class LoaderHealthCheck(ILoadLedger ledger, IOptions<QlowerLoadersOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var open = await ledger.ListAsync(new LoadQuery { IsOpen = true, Limit = 1000 }, cancellationToken).ConfigureAwait(false);
            var now = time.GetUtcNow();
            var stuck = open.Count(load => now - load.ProgressedAt >= options.Value.StuckAfter);
            var waiting = open.Count(load => load.Failures > 0);
            var data = new Dictionary<string, object> { ["open"] = open.Count, ["stuck"] = stuck, ["waiting"] = waiting };
            return stuck > 0 ? HealthCheckResult.Unhealthy($"{stuck} loads do not move.", data: data)
                : waiting > 0 ? HealthCheckResult.Degraded($"{waiting} loads wait after a failure.", data: data)
                : HealthCheckResult.Healthy("Loads move.", data);
        }
        catch (LoaderException error)
        {
            return HealthCheckResult.Unhealthy("The ledger cannot be read.", error);
        }
    }
}
