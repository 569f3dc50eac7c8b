using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>Removes stored batches that were never answered: when the host starts, and once a day.</summary>
internal sealed partial class ClaimCheckCleanup(
    string integrator, IOptionsMonitor<CeleryIntegratorOptions> options, TimeProvider time, ILogger<ClaimCheckCleanup> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        if (options.Get(integrator).ClaimChecks is not { } store)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.CleanUpAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, integrator, Interval, error);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 10311, EventName = "ClaimCheckCleanupFailed", Level = LogLevel.Warning,
        Message = "Removing unanswered batches of {Integrator} failed; retrying in {Interval}.")]
    private static partial void LogFailed(ILogger logger, string integrator, TimeSpan interval, Exception error);
}
