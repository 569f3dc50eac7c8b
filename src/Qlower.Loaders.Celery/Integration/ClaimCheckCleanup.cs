using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Celery.Integration;

/// <summary>Removes stored batches that were never answered: when the host starts, and once a day.</summary>
internal sealed partial class ClaimCheckCleanup(
    string integrator, IOptionsMonitor<CeleryIntegratorOptions> options, ILoopSupervisor loops, TimeProvider time, ILogger<ClaimCheckCleanup> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Get(integrator).ClaimChecks is { } store
            ? loops.RunAsync($"{nameof(ClaimCheckCleanup)} {integrator}", token => CleanUpAsync(store, token), stoppingToken)
            : Task.CompletedTask;

    private async Task CleanUpAsync(IClaimCheckStore store, CancellationToken stoppingToken)
    {
        try
        {
            await store.CleanUpAsync(stoppingToken).ConfigureAwait(false);
        }
        catch (Exception error) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(logger, integrator, Interval, error);
        }

        await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(false);
    }

    [LoggerMessage(EventId = 10311, EventName = "ClaimCheckCleanupFailed", Level = LogLevel.Warning,
        Message = "Removing unanswered batches of {Integrator} failed; retrying in {Interval}.")]
    private static partial void LogFailed(ILogger logger, string integrator, TimeSpan interval, Exception error);
}
