namespace Qlower.Loaders;

/// <summary>
/// An integrator whose store has an identity of its own. The ledger remembers it, and the host refuses to work when the store of the integrator is
/// another one: the records of earlier loads would be missing. Optional. Thread-safe.
/// </summary>
public interface IStoreIdentity
{
    /// <summary>Returns the id of the store: created once with the store and stable afterwards. Called for each load: it must be cheap.</summary>
    /// <exception cref="StoreLostException">The store was deleted, replaced or restored since this process opened it.</exception>
    Task<string> GetStoreIdAsync(CancellationToken cancellationToken = default);
}
