using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sources;

/// <summary>Watches every source of the host and receives new files.</summary>
internal sealed partial class SourceWatcher(
    SourceRegistry sources,
    FileReceiver receiver,
    IntakeLimit intake,
    AlertPublisher alerts,
    IComponentHealth health,
    ILoopSupervisor loops,
    IOptions<QlowerLoadersOptions> options,
    TimeProvider time,
    ILogger<SourceWatcher> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(sources.All.Select(source => WatchAsync(source, stoppingToken)));

    private Task WatchAsync(IFileSource source, CancellationToken stoppingToken)
    {
        (DateTimeOffset At, long Timestamp)? failingSince = null;
        var isAlerted = false;
        return loops.RunAsync($"{nameof(SourceWatcher)} {source.Name}", PollAsync, stoppingToken);

        async Task PollAsync(CancellationToken cancellationToken)
        {
            try
            {
                await receiver.ScanAsync(source, cancellationToken).ConfigureAwait(false);
                (failingSince, isAlerted) = (null, false);
                health.ReportRecovery(HealthComponent.Sources, source.Name);
                if (intake.IsPaused(source.Name))
                {
                    // Loads close without a change of the source.
                    await Task.Delay(options.Value.PollInterval, time, cancellationToken).ConfigureAwait(false);
                    return;
                }

                await source.WaitForChangeAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!cancellationToken.IsCancellationRequested)
            {
                LogPollingFailed(logger, error, source.Name, options.Value.PollInterval);
                var reason = error is LoaderException ? error.Message : $"{error.GetType().Name}.";
                health.ReportFailure(HealthComponent.Sources, source.Name, reason.TrimEnd('.'));
                failingSince ??= (time.GetUtcNow(), time.GetTimestamp());
                if (!isAlerted && time.GetElapsedTime(failingSince.Value.Timestamp) >= options.Value.StuckAfter)
                {
                    isAlerted = true;
                    await alerts.RaiseForSourceAsync(source.Name, failingSince.Value.At, reason, cancellationToken).ConfigureAwait(false);
                }

                if (error is not LoaderException)
                {
                    // Not a failure that a source announces: the loop is reported as failed.
                    throw;
                }

                await Task.Delay(options.Value.PollInterval, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 1002, EventName = "SourceFailed", Level = LogLevel.Warning, Message = "Polling source {Source} failed; retrying in {Delay}.")]
    private static partial void LogPollingFailed(ILogger logger, Exception error, string source, TimeSpan delay);
}
