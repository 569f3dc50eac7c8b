using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Configuration;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;
using Qlower.Shared.Supervision;

namespace Qlower.Loaders.Processing;

/// <summary>
/// Leases a load, takes it through the stages, and defers it when one of them fails. When the caller cancels or the host stops, the lease is released
/// within the shutdown timeout, whatever the stages do: those that do not end are abandoned, and the ledger refuses what they write later. Thread-safe.
/// </summary>
internal sealed partial class LoadProcessor(
    ILoadLeases leases,
    ILoadRegistry registry,
    StartupValidator startup,
    StoreGuard stores,
    PartnerShares shares,
    IServiceScopeFactory scopes,
    IOptions<QlowerLoadersOptions> options,
    WorkerIdentity worker,
    LoaderMetrics metrics,
    TimeProvider time,
    ILogger<LoadProcessor> logger,
    IHostApplicationLifetime? lifetime = null) : ILoadProcessor
{
    public Task<LoadEntry?> ProcessNextAsync(CancellationToken cancellationToken = default) => LeaseAndProcessAsync(null, cancellationToken);

    public Task<LoadEntry?> ProcessAsync(string loadId, CancellationToken cancellationToken = default) => LeaseAndProcessAsync(loadId, cancellationToken);

    private async Task<LoadEntry?> LeaseAndProcessAsync(string? loadId, CancellationToken cancellationToken)
    {
        startup.EnsureValid();
        await stores.EnsureAsync(cancellationToken).ConfigureAwait(false);
        await shares.EnsureSetAsync(cancellationToken).ConfigureAwait(false);
        var lease = await leases.TryAcquireAsync(worker.NextOwner(), options.Value.LeaseDuration, loadId, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return null;
        }

        using var activity = LoaderTelemetry.Start("load", lease.Load.Id);
        activity?.SetTag("qlower.file.name", lease.Load.File.Name);
        using var logScope = logger.BeginScope(new Dictionary<string, object> { ["LoadId"] = lease.Load.Id, ["Partner"] = lease.Load.File.Partner });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime?.ApplicationStopping ?? CancellationToken.None);
        await RunAsync(lease, activity, stop.Token).ConfigureAwait(false);
        var load = await registry.FindAsync(lease.Load.Id, CancellationToken.None).ConfigureAwait(false);
        if (load is { State: LoadState.Closed, IsFaulted: true })
        {
            activity?.SetStatus(ActivityStatusCode.Error, "faulted");
        }

        return load;
    }

    private async Task RunAsync(LoadLease lease, Activity? activity, CancellationToken cancellationToken)
    {
        var heartbeat = LeaseHeartbeat.Start(
            leases, lease, options.Value.LeaseDuration, ShutdownBudget.OfRelease(options.Value), time, cancellationToken);
        await using var beating = heartbeat.ConfigureAwait(false);
        try
        {
            await RunStagesAsync(lease, heartbeat.Token, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            await ReleaseAsync(lease, null, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch (LeaseLostException error)
        {
            LoaderTelemetry.Fail(activity, error);
            LogLeaseLost(logger, error, lease.Load.Id);
        }
        catch (OperationCanceledException error) when (heartbeat.Token.IsCancellationRequested)
        {
            LoaderTelemetry.Fail(activity, error);
            LogLeaseLost(logger, null, lease.Load.Id);
        }
        catch (Exception error)
        {
            LoaderTelemetry.Fail(activity, error);
            await DeferAsync(lease, error, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="OperationCanceledException">The stages did not end in time after the stop was requested.</exception>
    private async Task RunStagesAsync(LoadLease lease, CancellationToken work, CancellationToken stop)
    {
        // On another thread: code of rules and integrators may block, and may ignore the cancellation.
        var running = Task.Run(() => RunInScopeAsync(lease, work), CancellationToken.None);
        if (!await StoppableWork.EndsAsync(running, ShutdownBudget.OfStages(options.Value), time, stop).ConfigureAwait(false))
        {
            LogAbandoned(logger, lease.Load.Id, lease.Load.File.Partner);
            throw new OperationCanceledException(stop);
        }

        await running.ConfigureAwait(false);
    }

    private async Task RunInScopeAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        var scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await scope.ServiceProvider.GetRequiredService<LoadStages>().RunAsync(lease, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task DeferAsync(LoadLease lease, Exception error, CancellationToken cancellationToken)
    {
        var load = await FindOrNullAsync(lease.Load.Id).ConfigureAwait(false) ?? lease.Load;
        var delay = (error as IntegratorUnavailableException)?.RetryAfter
            ?? TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(load.Failures, 20)), options.Value.LongestWait.TotalSeconds));
        var reason = error is LoaderException ? error.Message : $"{error.GetType().Name} during {load.State}.";
        metrics.Waited(load.State, error);
        LogDeferred(logger, error, lease.Load.Id, lease.Load.File.Partner, delay, reason);
        await ReleaseAsync(lease, new LoadDelay(reason, delay), cancellationToken).ConfigureAwait(false);
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

    /// <summary>Releases the lease; when the ledger is unavailable, or does not answer in time while the host stops, the lease expires instead.</summary>
    private async Task ReleaseAsync(LoadLease lease, LoadDelay? delay, CancellationToken stop)
    {
        using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        var limiting = stop.UnsafeRegister(_ => limit.CancelAfter(ShutdownBudget.OfRelease(options.Value)), null);
        await using var registration = limiting.ConfigureAwait(false);
        try
        {
            // On another thread: a store may block.
            await Task.Run(() => leases.ReleaseAsync(lease, delay, limit.Token), CancellationToken.None).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is LoaderException || limit.IsCancellationRequested)
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

    [LoggerMessage(EventId = 2005, EventName = "LoadAbandoned", Level = LogLevel.Warning,
        Message = "Load {LoadId} of {Partner} did not stop in time; its lease is released, and its work is abandoned.")]
    private static partial void LogAbandoned(ILogger logger, string loadId, string partner);
}
