using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Monitoring;

/// <summary>Raises one alert for each open load that makes no progress for too long.</summary>
internal sealed partial class StuckLoadWatch(
    ILoadMonitor monitor, AlertPublisher alerts, ILoopSupervisor loops, IOptions<QlowerLoadersOptions> options, TimeProvider time, ILogger<StuckLoadWatch> logger) : BackgroundService
{
    private const int PageSize = 100;

    /// <summary>Checks the ledger once: every stalled load without an alert, the one that stalled first before the others.</summary>
    /// <returns>The number of alerts raised.</returns>
    internal async Task<int> CheckAsync(CancellationToken cancellationToken)
    {
        var raised = 0;
        var now = time.GetUtcNow();
        IReadOnlyList<LoadEntry> page;
        do
        {
            page = await monitor.ListStalledAsync(now - options.Value.StuckAfter, PageSize, unalertedOnly: true, cancellationToken).ConfigureAwait(false);
            foreach (var load in page)
            {
                await alerts.RaiseAsync(AlertOn(load, now), cancellationToken).ConfigureAwait(false);
                await monitor.SetAlertedAsync(load.Id, cancellationToken).ConfigureAwait(false);
                raised++;
            }
        }
        while (page.Count == PageSize);
        return raised;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(nameof(StuckLoadWatch), CheckAndWaitAsync, stoppingToken);

    private async Task CheckAndWaitAsync(CancellationToken stoppingToken)
    {
        try
        {
            await CheckAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (LoaderException error)
        {
            LogCheckFailed(logger, error);
        }

        var pause = TimeSpan.FromTicks(Math.Max(options.Value.StuckAfter.Ticks / 4, TimeSpan.FromMilliseconds(200).Ticks));
        await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
    }

    private static LoadAlert AlertOn(LoadEntry load, DateTimeOffset now) => new()
    {
        Kind = AlertKind.Stuck,
        LoadId = load.Id,
        Partner = load.File.Partner,
        FileName = load.File.Name,
        Reason = $"No progress since {load.ProgressedAt:u}, in the state {load.State}. {load.WaitReason ?? "No worker processes it."}",
        At = now,
    };

    [LoggerMessage(EventId = 8003, EventName = "StuckWatchFailed", Level = LogLevel.Warning, Message = "Checking the ledger for stalled loads failed; retrying later.")]
    private static partial void LogCheckFailed(ILogger logger, Exception error);
}
