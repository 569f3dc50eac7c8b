using Qlower.Loaders.Ledger;

namespace Qlower.Loaders.StoppingHost.Points;

/// <summary>A system that fails once, whatever the number of processes that call it.</summary>
internal sealed class FailingSystem(IIntegrator system, string folder) : IPointSystem
{
    private readonly string _failed = Path.Combine(folder, "has-failed");

    public string Name => system.Name;

    public bool Accepts(RecordModel model) => system.Accepts(model);

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        FailOnce();
        return system.IntegrateAsync(batch, cancellationToken);
    }

    public bool CanCheckpoint(IntegrationBatch batch) => Checkpointing.CanCheckpoint(batch);

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(
        IntegrationBatch batch, PartLease lease, Func<IReadOnlyList<IntegrationAnswer>, PartOutcome> conclude, CancellationToken cancellationToken = default)
    {
        FailOnce();
        return Checkpointing.IntegrateAsync(batch, lease, conclude, cancellationToken);
    }

    public Task StageAsync(IntegrationBatch batch, CancellationToken cancellationToken = default) => Staging.StageAsync(batch, cancellationToken);

    public Task<StagedCommit> CommitAsync(LoadContext load, long records, CancellationToken cancellationToken = default) =>
        Staging.CommitAsync(load, records, cancellationToken);

    public Task DiscardAsync(string loadId, long leaseToken = 0, CancellationToken cancellationToken = default) => Staging.DiscardAsync(loadId, leaseToken, cancellationToken);

    public Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        ((IRecordLookup)system).FindAsync(partner, model, externalIds, cancellationToken);

    public Task<string> GetStoreIdAsync(CancellationToken cancellationToken = default) => ((IStoreIdentity)system).GetStoreIdAsync(cancellationToken);

    private ICheckpointingIntegrator Checkpointing => (ICheckpointingIntegrator)system;

    private IStagingIntegrator Staging => (IStagingIntegrator)system;

    private void FailOnce()
    {
        if (!File.Exists(_failed))
        {
            File.WriteAllText(_failed, "");
            throw new IntegratorUnavailableException("The system is down.");
        }
    }
}
