using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Monitoring;

/// <summary>
/// Healthy means that loads make progress: unhealthy when the ledger cannot be read, a load is stalled or a loop of the host is not running after a
/// failure, degraded when a load is deferred after a failure. Thread-safe.
/// </summary>
internal sealed class LoaderHealthCheck(ILoadMonitor monitor, HostLoops loops, IOptions<QlowerLoadersOptions> options, TimeProvider time) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var open = await monitor.SummariseAsync(time.GetUtcNow() - options.Value.StuckAfter, cancellationToken).ConfigureAwait(false);
            var failed = loops.Failed;
            var data = new Dictionary<string, object> { ["open"] = open.Open, ["stuck"] = open.Stalled, ["waiting"] = open.Failing, ["loops"] = failed };
            return failed.Count > 0 ? HealthCheckResult.Unhealthy($"Loops that are not running: {string.Join(", ", failed)}.", data: data)
                : open.Stalled > 0 ? HealthCheckResult.Unhealthy($"Loads without progress: {open.Stalled}.", data: data)
                : open.Failing > 0 ? HealthCheckResult.Degraded($"Loads deferred after a failure: {open.Failing}.", data: data)
                : HealthCheckResult.Healthy("Loads make progress.", data);
        }
        catch (LoaderException error)
        {
            return HealthCheckResult.Unhealthy(error is StoreLostException ? error.Message : "The ledger cannot be read.", error);
        }
    }
}
