using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery;
using Qlower.Shared;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>Polls the ledger for loads that no message announced, and processes them in the slots that the worker has for its tasks.</summary>
internal sealed partial class LoadSweep(
    ILoadProcessor processor, ICeleryWorkerSlots slots, ILoopSupervisor loops, IOptions<CeleryDispatchOptions> options, TimeProvider time, ILogger<LoadSweep> logger)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.Work ? loops.RunAsync(nameof(LoadSweep), SweepAsync, stoppingToken) : Task.CompletedTask;

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (await ProcessNextAsync(stoppingToken).ConfigureAwait(false) is { } load)
            {
                var state = TagValue.Of(load.State);
                LogFound(logger, load.Id, state);
            }
        }
        catch (LoaderException error) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, options.Value.PollInterval, error);
        }

        await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
    }

    private async Task<LoadEntry?> ProcessNextAsync(CancellationToken stoppingToken)
    {
        using var slot = await slots.AcquireAsync(stoppingToken).ConfigureAwait(false);
        return await processor.ProcessNextAsync(stoppingToken).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10302, EventName = "LoadFound", Level = LogLevel.Debug, Message = "Load {LoadId} was found in the ledger; it is {State} now.")]
    private static partial void LogFound(ILogger logger, string loadId, string state);

    [LoggerMessage(EventId = 10303, EventName = "SweepFailed", Level = LogLevel.Error, Message = "Polling the ledger for loads failed; retrying in {PollInterval}.")]
    private static partial void LogFailed(ILogger logger, TimeSpan pollInterval, Exception error);
}
