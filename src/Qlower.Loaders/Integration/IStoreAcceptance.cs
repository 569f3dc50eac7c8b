namespace Qlower.Loaders;

/// <summary>Accepts a store in place of the one that the ledger remembers, after an operator decided so. Thread-safe.</summary>
public interface IStoreAcceptance
{
    /// <summary>Registers the present store of an integrator. Running hosts continue with the next poll.</summary>
    /// <param name="integrator">The name of an integrator that implements <see cref="IStoreIdentity"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">There is no such integrator.</exception>
    Task AcceptAsync(string integrator, CancellationToken cancellationToken = default);
}
