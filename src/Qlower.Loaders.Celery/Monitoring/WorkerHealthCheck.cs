using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Celery.Worker;

namespace Qlower.Loaders.Celery.Monitoring;

/// <summary>
/// Healthy means that tasks move: unhealthy when a queue has not been consumed for a minute, degraded when every place is taken and no task has
/// ended for so long that others wait for nothing.
/// </summary>
internal sealed class WorkerHealthCheck(WorkerProgress progress, RunningTasks running, IOptions<CeleryWorkerOptions> options, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var silent = progress.Silent.Where(queue => now - queue.Value >= LongestSilence).Select(queue => queue.Key).Order(StringComparer.Ordinal).ToArray();
        var busy = running.Now;
        var isStuck = busy.Count >= options.Value.Concurrency && busy.All(task => now - task.StartedAt >= LongestWork) && now - progress.EndedAt >= LongestWork;
        var data = new Dictionary<string, object> { ["running"] = busy.Count, ["ended"] = running.Ended, ["silent"] = silent };
        return Task.FromResult(
            silent.Length > 0 ? HealthCheckResult.Unhealthy($"Not consumed: {string.Join(", ", silent)}.", data: data)
            : isStuck ? HealthCheckResult.Degraded($"No task has ended for {LongestWork}, and every place is taken.", data: data)
            : HealthCheckResult.Healthy("Tasks move.", data));
    }
}
