using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Processing;

/// <summary>The embedded workers: they take loads from the ledger until the host stops. They do not run where another dispatcher is registered.</summary>
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
                LogCannotWork(logger, error);
                await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 2004, EventName = "WorkerFailed", Level = LogLevel.Error, Message = "No load could be taken; the worker tries again.")]
    private static partial void LogCannotWork(ILogger logger, Exception error);
}
