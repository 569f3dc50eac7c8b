using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Monitoring;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>Holds a load by its lease and takes it through the stages.</summary>
internal sealed partial class LoadProcessor(
    ILoadLedger ledger,
    StartupValidator startup,
    IServiceScopeFactory scopes,
    IOptions<QlowerLoadersOptions> options,
    WorkerIdentity worker,
    LoaderMetrics metrics,
    TimeProvider time,
    ILogger<LoadProcessor> logger) : ILoadProcessor
{
    public Task<LoadEntry?> ProcessNextAsync(CancellationToken cancellationToken = default) => TakeAsync(null, cancellationToken);

    public Task<LoadEntry?> ProcessAsync(string loadId, CancellationToken cancellationToken = default) => TakeAsync(loadId, cancellationToken);

    private async Task<LoadEntry?> TakeAsync(string? loadId, CancellationToken cancellationToken)
    {
        startup.EnsureValid();
        var lease = await ledger.TryAcquireAsync(worker.NextOwner(), options.Value.LeaseDuration, loadId, cancellationToken).ConfigureAwait(false);
        if (lease is null)
        {
            return null;
        }

        using var activity = LoaderTelemetry.Start("load", lease.Load.Id);
        activity?.SetTag("qlower.file.name", lease.Load.File.Name);
        using var logScope = logger.BeginScope(new Dictionary<string, object> { ["LoadId"] = lease.Load.Id, ["Partner"] = lease.Load.File.Partner });
        await MoveAsync(lease, cancellationToken).ConfigureAwait(false);
        return await ledger.FindAsync(lease.Load.Id, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task MoveAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        var heartbeat = LeaseHeartbeat.Start(ledger, lease, options.Value.LeaseDuration, time, cancellationToken);
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
            await GiveBackAsync(lease, null).ConfigureAwait(false);
            throw;
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            await WaitAsync(lease, error).ConfigureAwait(false);
        }
    }

    private async Task WaitAsync(LoadLease lease, Exception error)
    {
        var load = await FindOrNullAsync(lease.Load.Id).ConfigureAwait(false) ?? lease.Load;
        var seconds = Math.Min(Math.Pow(2, Math.Min(load.Failures, 20)), options.Value.LongestWait.TotalSeconds);
        var reason = error is LoaderException ? error.Message : $"{error.GetType().Name} during {load.State}.";
        metrics.Waited(load.State.ToString(), error);
        LogWaits(logger, error, lease.Load.Id, lease.Load.File.Partner, reason, seconds);
        await GiveBackAsync(lease, new LoadWait(reason, time.GetUtcNow() + TimeSpan.FromSeconds(seconds))).ConfigureAwait(false);
    }

    private async Task<LoadEntry?> FindOrNullAsync(string loadId)
    {
        try
        {
            return await ledger.FindAsync(loadId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LoaderException)
        {
            return null;
        }
    }

    /// <summary>A ledger that cannot be reached lets the lease end by itself.</summary>
    private async Task GiveBackAsync(LoadLease lease, LoadWait? wait)
    {
        try
        {
            await ledger.ReleaseAsync(lease, wait, CancellationToken.None).ConfigureAwait(false);
        }
        catch (LoaderException error)
        {
            LogNotGivenBack(logger, error, lease.Load.Id);
        }
    }

    [LoggerMessage(EventId = 2001, EventName = "LoadWaits", Level = LogLevel.Warning, Message = "Load {LoadId} of {Partner} waits {Seconds} s: {Reason}")]
    private static partial void LogWaits(ILogger logger, Exception error, string loadId, string partner, string reason, double seconds);

    [LoggerMessage(EventId = 2002, EventName = "LeaseLost", Level = LogLevel.Warning, Message = "The lease on load {LoadId} is lost; another worker goes on.")]
    private static partial void LogLeaseLost(ILogger logger, Exception? error, string loadId);

    [LoggerMessage(EventId = 2003, EventName = "LeaseNotGivenBack", Level = LogLevel.Warning, Message = "Load {LoadId} could not be given back; its lease ends by itself.")]
    private static partial void LogNotGivenBack(ILogger logger, Exception error, string loadId);
}
