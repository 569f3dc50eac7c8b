namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>A store whose calls let other workers continue before and after them.</summary>
internal sealed class GatedIntegrator(IIntegrator inner, Func<IntegrationBatch?, Task> passAsync) : IStagingIntegrator, IRecordLookup
{
    public string Name => inner.Name;

    public bool Accepts(RecordModel model) => inner.Accepts(model);

    public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        await passAsync(batch);
        var answers = await inner.IntegrateAsync(batch, cancellationToken);
        await passAsync(null);
        return answers;
    }

    public async Task StageAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        await passAsync(batch);
        await ((IStagingIntegrator)inner).StageAsync(batch, cancellationToken);
        await passAsync(null);
    }

    public async Task<StagedCommit> CommitAsync(LoadContext load, long records, CancellationToken cancellationToken = default)
    {
        await passAsync(null);
        var commit = await ((IStagingIntegrator)inner).CommitAsync(load, records, cancellationToken);
        await passAsync(null);
        return commit;
    }

    public async Task DiscardAsync(string loadId, long leaseToken = 0, CancellationToken cancellationToken = default)
    {
        await passAsync(null);
        await ((IStagingIntegrator)inner).DiscardAsync(loadId, leaseToken, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        await passAsync(null);
        return await ((IRecordLookup)inner).FindAsync(partner, model, externalIds, cancellationToken);
    }
}
