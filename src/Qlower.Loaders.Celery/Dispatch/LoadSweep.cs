using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Celery.Worker;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>Looks for loads that no message announced, now and then, in the places that the worker has for its tasks.</summary>
internal sealed partial class LoadSweep(
    ILoadProcessor processor, WorkerSlots slots, CeleryDispatchOptions options, TimeProvider time, ILogger<LoadSweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await TakeNextAsync(stoppingToken).ConfigureAwait(false) is { } load)
                {
                    LogFound(logger, load.Id, load.State);
                }
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogCannotLook(logger, error);
            }

            await Task.Delay(options.PollInterval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<LoadEntry?> TakeNextAsync(CancellationToken stoppingToken)
    {
        await slots.TakeAsync().ConfigureAwait(false);
        try
        {
            return await processor.ProcessNextAsync(stoppingToken).ConfigureAwait(false);
        }
        finally
        {
            slots.GiveBack();
        }
    }

    [LoggerMessage(EventId = 10302, EventName = "LoadFound", Level = LogLevel.Debug, Message = "Load {LoadId} was found in the ledger, and is {State} now.")]
    private static partial void LogFound(ILogger logger, string loadId, LoadState state);

    [LoggerMessage(EventId = 10303, EventName = "SweepFailed", Level = LogLevel.Error, Message = "The ledger could not be looked through; it is tried again.")]
    private static partial void LogCannotLook(ILogger logger, Exception error);
}
