using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>Leases a load, takes it through the stages, and defers it when one of them fails. Thread-safe.</summary>
internal sealed partial class LoadProcessor(
    ILoadLeases leases,
    ILoadRegistry registry,
    StartupValidator startup,
    IServiceScopeFactory scopes,
    IOptions<QlowerLoadersOptions> options,
    WorkerIdentity worker,
    LoaderMetrics metrics,
    TimeProvider time,
    ILogger<LoadProcessor> logger) : ILoadProcessor
{
    public Task<LoadEntry?> ProcessNextAsync(CancellationToken cancellationToken = default) => LeaseAndProcessAsync(null, cancellationToken);

    public Task<LoadEntry?> ProcessAsync(string loadId, CancellationToken cancellationToken = default) => LeaseAndProcessAsync(loadId, cancellationToken);

    private async Task<LoadEntry?> LeaseAndProcessAsync(string? loadId, CancellationToken cancellationToken)
    {
        startup.EnsureValid();
        var lease = await leases.TryAcquireAsync(worker.NextOwner(), options.Value.LeaseDuration, loadId, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return null;
        }

        using var activity = LoaderTelemetry.Start("load", lease.Load.Id);
        activity?.SetTag("qlower.file.name", lease.Load.File.Name);
        using var logScope = logger.BeginScope(new Dictionary<string, object> { ["LoadId"] = lease.Load.Id, ["Partner"] = lease.Load.File.Partner });
        await RunAsync(lease, cancellationToken).ConfigureAwait(false);
        return await registry.FindAsync(lease.Load.Id, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RunAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        var heartbeat = LeaseHeartbeat.Start(leases, lease, options.Value.LeaseDuration, time, cancellationToken);
        await using var beating = heartbeat.ConfigureAwait(false);
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                await scope.ServiceProvider.GetRequiredService<LoadStages>().RunAsync(lease, heartbeat.Token).ConfigureAwait(false);
            }
        }
        catch (LeaseLostException error)
        {
            LogLeaseLost(logger, error, lease.Load.Id);
        }
        catch (OperationCanceledException) when (heartbeat.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            LogLeaseLost(logger, null, lease.Load.Id);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync(lease, null).ConfigureAwait(false);
            throw;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            await DeferAsync(lease, error).ConfigureAwait(false);
        }
    }

    private async Task DeferAsync(LoadLease lease, Exception error)
    {
        var load = await FindOrNullAsync(lease.Load.Id).ConfigureAwait(false) ?? lease.Load;
        var delay = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(load.Failures, 20)), options.Value.LongestWait.TotalSeconds));
        var reason = error is LoaderException ? error.Message : $"{error.GetType().Name} during {load.State}.";
        metrics.Waited(load.State.ToString(), error);
        LogDeferred(logger, error, lease.Load.Id, lease.Load.File.Partner, delay, reason);
        await ReleaseAsync(lease, new LoadWait(reason, time.GetUtcNow() + delay)).ConfigureAwait(false);
    }

    private async Task<LoadEntry?> FindOrNullAsync(string loadId)
    {
        try
        {
            return await registry.FindAsync(loadId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LoaderException)
        {
            return null;
        }
    }

    /// <summary>Releases the lease; when the ledger is unavailable the lease expires instead.</summary>
    private async Task ReleaseAsync(LoadLease lease, LoadWait? wait)
    {
        try
        {
            await leases.ReleaseAsync(lease, wait, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LoaderException error)
        {
            LogNotReleased(logger, error, lease.Load.Id);
        }
    }

    [LoggerMessage(EventId = 2001, EventName = "LoadDeferred", Level = LogLevel.Warning, Message = "Processing load {LoadId} of {Partner} failed; deferred for {Delay}: {Reason}")]
    private static partial void LogDeferred(ILogger logger, Exception error, string loadId, string partner, TimeSpan delay, string reason);

    [LoggerMessage(EventId = 2002, EventName = "LeaseLost", Level = LogLevel.Warning, Message = "The lease on load {LoadId} was lost; another worker continues.")]
    private static partial void LogLeaseLost(ILogger logger, Exception? error, string loadId);

    [LoggerMessage(EventId = 2003, EventName = "LeaseNotReleased", Level = LogLevel.Warning, Message = "Releasing the lease on load {LoadId} failed; the lease will expire.")]
    private static partial void LogNotReleased(ILogger logger, Exception error, string loadId);
}
