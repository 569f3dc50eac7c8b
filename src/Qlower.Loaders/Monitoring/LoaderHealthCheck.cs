using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Qlower.Shared;

namespace Qlower.Loaders.Monitoring;

/// <summary>
/// Healthy means that loads make progress and that every part of the host works: unhealthy when the ledger cannot be read, a load is stalled, a loop of
/// the host is not running after a failure, or a part has failed for <c>StuckAfter</c>; degraded when a part fails or a load is deferred after a failure.
/// The data name the parts that fail, and the partners of which no file is received until loads close. Thread-safe.
/// </summary>
internal sealed class LoaderHealthCheck(
    ILoadMonitor monitor, HostLoops loops, ComponentHealth components, PausedIntake intake, IOptions<QlowerLoadersOptions> options, TimeProvider time) : IHealthCheck
{
    private static readonly HealthComponent[] Components = Enum.GetValues<HealthComponent>();

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var failed = loops.Failed;
        var paused = intake.Lines;
        var data = new Dictionary<string, object> { ["loops"] = failed, ["paused_intake"] = paused };
        var failing = new List<string>();
        foreach (var component in Components)
        {
            var parts = components.Failing(component);
            data[TagValue.Of(component)] = parts;
            failing.AddRange(parts.Select(part => $"{TagValue.Of(component)}: {part}"));
        }

        try
        {
            var open = await monitor.SummariseAsync(time.GetUtcNow() - options.Value.StuckAfter, cancellationToken).ConfigureAwait(false);
            (data["open"], data["stuck"], data["waiting"]) = (open.Open, open.Stalled, open.Failing);
            return failed.Count > 0 ? HealthCheckResult.Unhealthy($"Loops that are not running: {string.Join(", ", failed)}.", data: data)
                : open.Stalled > 0 ? HealthCheckResult.Unhealthy($"Loads without progress: {open.Stalled}.", data: data)
                : components.HasDead(options.Value.StuckAfter) ? HealthCheckResult.Unhealthy(string.Join("; ", failing), data: data)
                : failing.Count > 0 ? HealthCheckResult.Degraded(string.Join("; ", failing), data: data)
                : open.Failing > 0 ? HealthCheckResult.Degraded($"Loads deferred after a failure: {open.Failing}.", data: data)
                : HealthCheckResult.Healthy(paused.Count == 0 ? "Loads make progress." : $"Loads make progress; intake is paused: {string.Join(", ", paused)}.", data);
        }
        catch (LoaderException error)
        {
            var reason = error is StoreLostException ? error.Message : "The ledger cannot be read.";
            data[TagValue.Of(HealthComponent.Store)] = components.Failing(HealthComponent.Store) is { Count: > 0 } stores ? stores : new[] { reason };
            return HealthCheckResult.Unhealthy(reason, error, data);
        }
    }
}
