using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Sources;

/// <summary>Watches every source of the host and takes in what arrives.</summary>
internal sealed partial class SourceWatcher(
    SourceRegistry sources, FileReceiver receiver, IOptions<QlowerLoadersOptions> options, TimeProvider time, ILogger<SourceWatcher> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.All.Select(source => WatchAsync(source, stoppingToken)));

    private async Task WatchAsync(IFileSource source, CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await receiver.ScanAsync(source, stoppingToken).ConfigureAwait(false);
                await source.WaitForChangeAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogCannotScan(logger, error, source.Name);
                await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 1002, EventName = "SourceFailed", Level = LogLevel.Warning, Message = "Source {Source} cannot be looked at; it is tried again.")]
    private static partial void LogCannotScan(ILogger logger, Exception error, string source);
}
