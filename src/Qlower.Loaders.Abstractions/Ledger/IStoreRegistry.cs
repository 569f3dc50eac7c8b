namespace Qlower.Loaders.Ledger;

/// <summary>Remembers which store each integrator uses, see <see cref="IStoreIdentity"/>. Thread-safe.</summary>
public interface IStoreRegistry
{
    /// <summary>Registers the store of an integrator that has none yet.</summary>
    /// <returns>The store that is registered: <paramref name="storeId"/>, or another one that was registered before.</returns>
    Task<string> RegisterStoreAsync(string integrator, string storeId, CancellationToken cancellationToken = default);

    /// <summary>Registers a store in place of the one that was registered before.</summary>
    Task ReplaceStoreAsync(string integrator, string storeId, CancellationToken cancellationToken = default);
}
