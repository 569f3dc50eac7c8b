using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sources;

/// <summary>Watches every source of the host and receives new files.</summary>
internal sealed partial class SourceWatcher(
    SourceRegistry sources, FileReceiver receiver, AlertPublisher alerts, IOptions<QlowerLoadersOptions> options, TimeProvider time, ILogger<SourceWatcher> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.All.Select(source => WatchAsync(source, stoppingToken)));

    private async Task WatchAsync(IFileSource source, CancellationToken stoppingToken)
    {
        await Task.Yield();
        DateTimeOffset? failingSince = null;
        var isAlerted = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await receiver.ScanAsync(source, stoppingToken).ConfigureAwait(false);
                (failingSince, isAlerted) = (null, false);
                await source.WaitForChangeAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogPollingFailed(logger, error, source.Name, options.Value.PollInterval);
                failingSince ??= time.GetUtcNow();
                if (!isAlerted && time.GetUtcNow() - failingSince >= options.Value.StuckAfter)
                {
                    isAlerted = true;
                    var reason = error is LoaderException ? error.Message : $"{error.GetType().Name}.";
                    await alerts.RaiseForSourceAsync(source.Name, $"nothing arrives since {failingSince:u}. {reason}", stoppingToken).ConfigureAwait(false);
                }

                await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 1002, EventName = "SourceFailed", Level = LogLevel.Warning, Message = "Polling source {Source} failed; retrying in {Delay}.")]
    private static partial void LogPollingFailed(ILogger logger, Exception error, string source, TimeSpan delay);
}
