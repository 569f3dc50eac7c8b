using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Dispatch;

namespace Qlower.Loaders.Processing;

/// <summary>The embedded workers: they lease and process loads of the ledger until the host stops. They do not run where another dispatcher is registered.</summary>
internal sealed partial class LoadWorker(
    ILoadProcessor processor, ILoadDispatcher dispatcher, IOptions<QlowerLoadersOptions> options, TimeProvider time, ILogger<LoadWorker> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        dispatcher is EmbeddedDispatcher embedded ? Task.WhenAll(Enumerable.Range(0, options.Value.Workers).Select(_ => WorkAsync(embedded, stoppingToken))) : Task.CompletedTask;

    private async Task WorkAsync(EmbeddedDispatcher embedded, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await processor.ProcessNextAsync(stoppingToken).ConfigureAwait(false) is null)
                {
                    await embedded.WaitAsync(options.Value.PollInterval, stoppingToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogWorkerFailed(logger, error);
                await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 2004, EventName = "WorkerFailed", Level = LogLevel.Error, Message = "Leasing the next load failed; the worker retries.")]
    private static partial void LogWorkerFailed(ILogger logger, Exception error);
}
