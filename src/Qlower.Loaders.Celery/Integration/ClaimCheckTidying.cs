using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>Removes what batches left behind that were never answered: at the host's start, and once a day.</summary>
internal sealed partial class ClaimCheckTidying(string integrator, IClaimCheckStore store, TimeProvider time, ILogger<ClaimCheckTidying> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await store.TidyAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
            {
                LogNotTidied(logger, integrator, error);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 10311, EventName = "ClaimChecksNotTidied", Level = LogLevel.Warning,
        Message = "Batches that {Integrator} left behind cannot be removed now; it is tried again tomorrow.")]
    private static partial void LogNotTidied(ILogger logger, string integrator, Exception error);
}
