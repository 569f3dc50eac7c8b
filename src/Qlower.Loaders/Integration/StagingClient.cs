using Qlower.Loaders.Monitoring;

namespace Qlower.Loaders.Integration;

/// <summary>Stages, commits and discards a load in one integrator, with retries. Thread-safe.</summary>
internal sealed class StagingClient(IntegratorRetry retry, TimeProvider time, LoaderMetrics metrics)
{
    /// <summary>Stages a batch.</summary>
    /// <exception cref="LoaderException">The integrator cannot stage.</exception>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt.</exception>
    public Task StageAsync(IIntegrator integrator, IntegrationBatch batch, CancellationToken cancellationToken) =>
        retry.RunAsync(
            integrator,
            batch.BatchId,
            async token =>
            {
                var started = time.GetTimestamp();
                await StagingOf(integrator).StageAsync(batch, token).ConfigureAwait(false);
                metrics.Integrated(integrator.Name, batch.Model, time.GetElapsedTime(started));
                return true;
            },
            cancellationToken);

    /// <summary>Commits a load.</summary>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt.</exception>
    public Task<StagedCommit> CommitAsync(IIntegrator integrator, LoadContext load, long records, CancellationToken cancellationToken) =>
        retry.RunAsync(integrator, load.LoadId, token => StagingOf(integrator).CommitAsync(load, records, token), cancellationToken);

    /// <summary>Discards what an integrator staged of a load; one that cannot stage has nothing.</summary>
    /// <exception cref="IntegratorUnavailableException">The system failed at every attempt.</exception>
    public async Task DiscardAsync(IIntegrator integrator, LoadLease lease, CancellationToken cancellationToken)
    {
        if (integrator is not IStagingIntegrator staging)
        {
            return;
        }

        await retry.RunAsync(
            integrator,
            lease.Load.Id,
            async token =>
            {
                await staging.DiscardAsync(lease.Load.Id, lease.Token, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The start-up check excludes an integrator without staging; the policy may have changed since the load was inspected.</summary>
    private static IStagingIntegrator StagingOf(IIntegrator integrator) =>
        integrator as IStagingIntegrator
        ?? throw new IntegratorUnavailableException($"it cannot stage a load of a partner with the policy {nameof(LoadPolicy.AllOrNothing)}");
}
