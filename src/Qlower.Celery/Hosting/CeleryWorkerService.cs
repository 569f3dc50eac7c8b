using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qlower.Celery.Hosting;

/// <summary>
/// Runs the worker in the host, where it is enabled. Its services are created after the host has validated all options, so that the errors of one do not
/// hide those of others.
/// </summary>
internal sealed class CeleryWorkerService(IServiceProvider services, IOptions<CeleryWorkerOptions> options) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (options.Value.Enabled)
        {
            await services.GetRequiredService<WorkerLifetime>().RunAsync(stoppingToken).ConfigureAwait(false);
        }
    }
}
