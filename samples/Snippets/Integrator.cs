using Qlower.Loaders;

namespace Snippets.Integrators;

// begin-snippet: integrator
public sealed class AccountingIntegrator(AccountingClient accounting) : IIntegrator
{
    public string Name => "accounting";

    public bool Accepts(RecordModel model) => model == RecordModel.Transactions;

    public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        // An exception means that the system failed: the batch is retried, then the load is deferred.
        var known = await accounting.PostAsync(batch.BatchId, batch.Records, cancellationToken);
        return [.. batch.Records.Select(record => known.Contains(record.ExternalId) ? IntegrationAnswer.AlreadyKnown : IntegrationAnswer.Integrated)];
    }
}
// end-snippet
