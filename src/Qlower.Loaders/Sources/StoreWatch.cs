using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Sources;

/// <summary>Raises one alert when a store is lost, and one for each ledger that is not in use but has claimed files.</summary>
internal sealed partial class StoreWatch(
    ILoadRegistry registry,
    StoreGuard stores,
    IClaimRecovery recovery,
    AlertPublisher alerts,
    IComponentHealth health,
    IOptions<QlowerLoadersOptions> options,
    TimeProvider time,
    ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan ClaimsEvery = TimeSpan.FromHours(1);

    /// <summary>Locations that an alert lists.</summary>
    private const int Listed = 5;

    private const string Store = "ledger or records";

    private readonly HashSet<(string Source, string Ledger)> _alerted = [];
    private volatile string? _loss;
    private long? _claimsCheckedAt;

    /// <summary>The message of the store that is lost; null when none is, or before the first check.</summary>
    public string? Loss => _loss;

    /// <summary>Checks the stores once, and the claims when it is time.</summary>
    internal async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await registry.GetIdAsync(cancellationToken).ConfigureAwait(false);
            await stores.EnsureAsync(cancellationToken).ConfigureAwait(false);
            _loss = null;
            health.ReportRecovery(HealthComponent.Store, Store);
        }
        catch (StoreLostException error)
        {
            health.ReportFailure(HealthComponent.Store, Store, error.Message.TrimEnd('.'));
            if (_loss != error.Message)
            {
                _loss = error.Message;
                await alerts.RaiseStoreLostAsync(error.Message, cancellationToken).ConfigureAwait(false);
            }

            return;
        }

        if (_claimsCheckedAt is not { } checkedAt || time.GetElapsedTime(checkedAt) >= ClaimsEvery)
        {
            await CheckClaimsAsync(cancellationToken).ConfigureAwait(false);
            _claimsCheckedAt = time.GetTimestamp();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CheckAsync(stoppingToken).ConfigureAwait(false);
            }
            catch (Exception error) when (!stoppingToken.IsCancellationRequested)
            {
                LogCheckFailed(logger, error);
            }

            await Task.Delay(options.Value.PollInterval, time, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task CheckClaimsAsync(CancellationToken cancellationToken)
    {
        foreach (var ledger in await recovery.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!ledger.IsInUse && _alerted.Add((ledger.Source, ledger.Ledger)))
            {
                var places = string.Join(", ", ledger.Claims.Take(Listed).Select(claim => claim.File.Location));
                await alerts.RaiseClaimsAbandonedAsync(
                    ledger.Source,
                    $"Ledger {ledger.Ledger}, which is not in use, has claimed {ledger.Claims.Count} files of source {ledger.Source} ({places}"
                    + $"{(ledger.Claims.Count > Listed ? ", …" : "")}): no host loads them. If the ledger no longer exists, release them with the command 'recover'.",
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(EventId = 1005, EventName = "StoreWatchFailed", Level = LogLevel.Warning, Message = "Checking the stores and the claims of other ledgers failed; retrying later.")]
    private static partial void LogCheckFailed(ILogger logger, Exception error);
}
