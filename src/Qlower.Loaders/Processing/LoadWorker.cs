using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Dispatch;

namespace Qlower.Loaders.Processing;

/// <summary>The embedded workers: they lease and process loads of the ledger until the host stops. They do not run where another dispatcher is registered.</summary>
internal sealed partial class LoadWorker(
    ILoadProcessor processor,
    ILoadDispatcher dispatcher,
    ILoopSupervisor loops,
    IOptions<QlowerLoadersOptions> options,
    TimeProvider time,
    ILogger<LoadWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        dispatcher is EmbeddedDispatcher embedded
            ? Task.WhenAll(Enumerable.Range(1, options.Value.Workers).Select(number => loops.RunAsync($"{nameof(LoadWorker)} {number}", token => WorkAsync(embedded, token), stoppingToken)))
            : Task.CompletedTask;

    /// <summary>Processes the next load, or waits for one.</summary>
    private async Task WorkAsync(EmbeddedDispatcher embedded, CancellationToken stoppingToken)
    {
        try
        {
            if (await processor.ProcessNextAsync(stoppingToken).ConfigureAwait(false) is null)
            {
                await embedded.WaitAsync(options.Value.PollInterval, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (LoaderException error) when (!stoppingToken.IsCancellationRequested)
        {
            LogWorkerFailed(logger, error);
            await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(EventId = 2004, EventName = "WorkerFailed", Level = LogLevel.Error, Message = "Leasing the next load failed; the worker retries.")]
    private static partial void LogWorkerFailed(ILogger logger, Exception error);
}
