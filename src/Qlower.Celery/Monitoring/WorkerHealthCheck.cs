using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Qlower.Celery.Worker.Consumption;
using Qlower.Celery.Worker.Tasks;

namespace Qlower.Celery.Monitoring;

/// <summary>
/// Healthy means progress: unhealthy when a queue has not been consumed for a minute or a loop is not running after a failure, degraded when every slot has been occupied for half an hour and no
/// task has ended in that time.
/// </summary>
internal sealed class WorkerHealthCheck(QueueProgress progress, RunningTasks running, WorkerLoops loops, IOptions<CeleryWorkerOptions> options, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWork = TimeSpan.FromMinutes(30);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var silent = progress.Silent.Where(queue => now - queue.Value >= LongestSilence).Select(queue => queue.Key).Order(StringComparer.Ordinal).ToArray();
        var busy = running.Now;
        var isStuck = busy.Count >= options.Value.Concurrency && busy.All(task => now - task.StartedAt >= LongestWork) && now - running.EndedAt >= LongestWork;
        var failed = loops.Failed;
        var data = new Dictionary<string, object> { ["running"] = busy.Count, ["ended"] = running.Ended, ["silent"] = silent, ["loops"] = failed };
        return Task.FromResult(
            failed.Count > 0 ? HealthCheckResult.Unhealthy($"Loops that are not running: {string.Join(", ", failed)}.", data: data)
            : silent.Length > 0 ? HealthCheckResult.Unhealthy($"Not consumed: {string.Join(", ", silent)}.", data: data)
            : isStuck ? HealthCheckResult.Degraded($"No task has ended for {LongestWork}, and every slot is occupied.", data: data)
            : HealthCheckResult.Healthy("Tasks make progress.", data));
    }
}
