using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Celery;

namespace Qlower.Loaders.Celery.Dispatch;

/// <summary>Publishes each announced load as a task. Failures are logged and the announcement is dropped: the load is in the ledger.</summary>
internal sealed partial class LoadAnnouncer(
    CeleryDispatcher dispatcher,
    IServiceProvider services,
    ILoopSupervisor loops,
    IComponentHealth health,
    IOptions<CeleryDispatchOptions> options,
    TimeProvider time,
    ILogger<LoadAnnouncer> logger) : BackgroundService
{
    /// <summary>The key of the client that sends the tasks, and the name of its connection.</summary>
    public const string ClientName = "qlower-loaders-dispatch";

    private static readonly TimeSpan FlushTimeout = TimeSpan.FromSeconds(2);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);

        // Loads that were released as the host stopped: another process may continue with them at once.
        using var flush = new CancellationTokenSource(FlushTimeout, time);
        while (dispatcher.Announced.TryRead(out var load) && !flush.IsCancellationRequested)
        {
            await AnnounceAsync(load, flush.Token).ConfigureAwait(false);
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => loops.RunAsync(
        nameof(LoadAnnouncer),
        async token => await AnnounceAsync(await dispatcher.Announced.ReadAsync(token).ConfigureAwait(false), token).ConfigureAwait(false),
        stoppingToken);

    private async Task AnnounceAsync(string load, CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredKeyedService<ICeleryClient>(ClientName).SendTaskAsync(
                ProcessLoadHandler.TaskName,
                args: null,
                new Dictionary<string, object?> { ["load_id"] = load },
                new SendTaskOptions { Queue = options.Value.Queue, IgnoreResult = true },
                cancellationToken).ConfigureAwait(false);
            health.ReportRecovery(HealthComponent.Queue, options.Value.Queue);
        }
        catch (Exception error) when (error is CeleryException or OperationCanceledException)
        {
            if (!cancellationToken.IsCancellationRequested)
            {
                health.ReportFailure(HealthComponent.Queue, options.Value.Queue, $"loads cannot be announced ({error.GetType().Name})");
            }

            LogNotAnnounced(logger, load, options.Value.PollInterval, error);
        }
    }

    [LoggerMessage(EventId = 10301, EventName = "LoadNotAnnounced", Level = LogLevel.Warning,
        Message = "Announcing load {LoadId} failed; a worker finds it in the ledger within {PollInterval}.")]
    private static partial void LogNotAnnounced(ILogger logger, string loadId, TimeSpan pollInterval, Exception error);
}
