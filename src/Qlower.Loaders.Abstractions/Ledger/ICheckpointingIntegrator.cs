namespace Qlower.Loaders.Ledger;

/// <summary>
/// An integrator whose records may be in the database of the ledger: it stores a batch and the outcome of its part in one transaction, so that neither
/// is durable without the other. Optional; the engine uses it for the last integrator of a route. Thread-safe.
/// </summary>
public interface ICheckpointingIntegrator : IIntegrator
{
    /// <summary>
    /// Returns whether the batch and the outcome of its part can be stored in one transaction: the ledger is in the same database, and nothing is left
    /// to do after the transaction.
    /// </summary>
    bool CanCheckpoint(IntegrationBatch batch);

    /// <summary>
    /// Integrates a batch as <see cref="IIntegrator.IntegrateAsync"/> does, and records the outcome of its part in the same transaction, as
    /// <see cref="ILoadProgress.CheckpointAsync"/> does. Called only after <see cref="CanCheckpoint"/> returned <see langword="true"/>.
    /// </summary>
    /// <param name="batch">The batch.</param>
    /// <param name="lease">The lease on the part.</param>
    /// <param name="conclude">
    /// Returns the outcome that the answers lead to; called again when the transaction is repeated. An exception that it throws ends the transaction.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>One answer for each record, in the order of <see cref="IntegrationBatch.Records"/>.</returns>
    /// <exception cref="LeaseLostException">Another owner has the part or its load: nothing is stored.</exception>
    /// <exception cref="IntegratorUnavailableException">The system itself failed; any other exception is treated alike, and the call is retried.</exception>
    Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(
        IntegrationBatch batch, PartLease lease, Func<IReadOnlyList<IntegrationAnswer>, PartOutcome> conclude, CancellationToken cancellationToken = default);
}
