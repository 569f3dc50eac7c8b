namespace Qlower.Loaders;

/// <summary>
/// Stores batches of internal records in one functional system. The engine calls it at least once for each batch, with a stable batch id;
/// implementations are idempotent by (partner, model, external id). Batches of a model follow those of the models that it depends on.
/// Implementations are thread-safe.
/// </summary>
public interface IIntegrator
{
    /// <summary>The name, unique among a host's integrators. It must not change, because the ledger stores it.</summary>
    string Name { get; }

    /// <summary>Returns whether the integrator accepts records of the model.</summary>
    bool Accepts(RecordModel model);

    /// <summary>Integrates a batch. Everything that it answers is durable when the task completes.</summary>
    /// <returns>One answer for each record, in the order of <see cref="IntegrationBatch.Records"/>.</returns>
    /// <exception cref="IntegratorUnavailableException">
    /// The system itself failed. Any other exception is treated alike: the engine retries the batch with back-off, then defers the load.
    /// </exception>
    Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default);
}
