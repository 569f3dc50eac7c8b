using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Monitoring;

/// <summary>Alerts once on each open load that has not moved for too long.</summary>
internal sealed partial class StuckLoadWatch(
    ILoadLedger ledger, AlertPublisher alerts, IOptions<QlowerLoadersOptions> options, TimeProvider time, ILogger<StuckLoadWatch> logger) : BackgroundService
{
    /// <summary>Looks once.</summary>
    /// <returns>The number of alerts raised.</returns>
    internal async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var raised = 0;
        var now = time.GetUtcNow();
        foreach (var load in await ledger.ListAsync(new LoadQuery { IsOpen = true, Limit = 1000 }, cancellationToken).ConfigureAwait(false))
        {
            if (load.IsAlerted || now - load.ProgressedAt < options.Value.StuckAfter)
            {
                continue;
            }

            var alert = new LoadAlert
            {
                Kind = AlertKind.Stuck,
                LoadId = load.Id,
                Partner = load.File.Partner,
                FileName = load.File.Name,
                Reason = $"{load.State} since {load.ProgressedAt:u}. {load.WaitReason ?? "No worker takes it."}",
                At = now,
            };
            await alerts.RaiseAsync(alert, cancellationToken).ConfigureAwait(false);
            await ledger.SetAlertedAsync(load.Id, cancellationToken).ConfigureAwait(false);
            raised++;
        }

        return raised;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = TimeSpan.FromTicks(Math.Max(options.Value.StuckAfter.Ticks / 4, TimeSpan.FromMilliseconds(200).Ticks));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
            }
            catch (LoaderException error)
            {
                LogCannotLook(logger, error);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 8003, EventName = "StuckWatchFailed", Level = LogLevel.Warning, Message = "The ledger cannot be looked at for stuck loads.")]
    private static partial void LogCannotLook(ILogger logger, Exception error);
}
