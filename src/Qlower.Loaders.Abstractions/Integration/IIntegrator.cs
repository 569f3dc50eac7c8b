namespace Qlower.Loaders;

/// <summary>
/// Puts batches of internal records into one functional system. It is called at least once for each batch, with a stable batch id,
/// and is idempotent by (partner, model, external id). Batches of one model come after those of the models it depends on.
/// Thread-safe.
/// </summary>
public interface IIntegrator
{
    /// <summary>The name, unique among a host's integrators; stable, since the ledger keeps it.</summary>
    string Name { get; }

    /// <summary>Whether it takes records of this model.</summary>
    bool Accepts(RecordModel model);

    /// <summary>Integrates a batch: all that it answers is durable when it returns.</summary>
    /// <returns>One answer a record, in the order of <see cref="IntegrationBatch.Records"/>.</returns>
    /// <exception cref="IntegratorUnavailableException">
    /// The system itself failed; so is any other exception taken. The batch is tried again with back-off, then the load waits.
    /// </exception>
    Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default);
}
