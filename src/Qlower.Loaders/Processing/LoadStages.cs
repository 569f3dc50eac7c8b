using Qlower.Loaders.Conclusion;
using Qlower.Loaders.Pipeline;

namespace Qlower.Loaders.Processing;

/// <summary>The stages of one load, from its present state. Created once a load, in its scope.</summary>
internal sealed class LoadStages(
    ILoadRegistry registry,
    ILoadLeases leases,
    ILoadProgress progress,
    LoadPipelineFactory pipelines,
    IServiceProvider scope,
    ILoadDispatcher dispatcher,
    PartnerTurns turns,
    LoadInspection inspection,
    LoadProcessing processing,
    LoadCommit commit,
    LoadConclusion conclusion)
{
    public async Task RunAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        var pipeline = pipelines.Create(scope, lease.Load.File.Partner);
        var load = lease.Load;
        while (load.State != LoadState.Closed)
        {
            switch (load.State)
            {
                case LoadState.Received:
                    await inspection.RunAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    break;
                case LoadState.Inspected:
                    await progress.AdvanceAsync(lease, LoadState.Queued, cancellationToken).ConfigureAwait(false);
                    if (dispatcher.ReleasesAfterInspection)
                    {
                        // Any worker of any process may take it.
                        await leases.ReleaseAsync(lease, null, cancellationToken).ConfigureAwait(false);
                        await dispatcher.DispatchAsync(load.Id, cancellationToken).ConfigureAwait(false);
                        return;
                    }

                    break;
                case LoadState.Queued:
                    if (load.IsAllOrNothing)
                    {
                        // An earlier dry run may have staged other parts, before the file changed.
                        await commit.DiscardAsync(lease, pipeline, cancellationToken).ConfigureAwait(false);
                    }

                    if (!await progress.AdvanceAsync(lease, LoadState.Processing, cancellationToken).ConfigureAwait(false))
                    {
                        await turns.ReleaseAsync(lease, cancellationToken).ConfigureAwait(false);
                        return;
                    }

                    break;
                case LoadState.Processing when load is { IsAllOrNothing: true, IsDryRunComplete: true }:
                    await commit.RunAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    await turns.AnnounceNextAsync(load.File.Partner, cancellationToken).ConfigureAwait(false);
                    break;
                case LoadState.Processing:
                    await processing.RunAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    await turns.AnnounceNextAsync(load.File.Partner, cancellationToken).ConfigureAwait(false);
                    break;
                case LoadState.Concluding:
                    if (load.IsAllOrNothing)
                    {
                        await commit.DiscardAsync(lease, pipeline, cancellationToken).ConfigureAwait(false);
                    }

                    await conclusion.RunAsync(lease, load, pipeline, cancellationToken).ConfigureAwait(false);
                    break;
            }

            load = await registry.FindAsync(load.Id, cancellationToken).ConfigureAwait(false)
                ?? throw new LoaderException($"Load {load.Id} is gone from the ledger.");
        }
    }
}
