namespace Qlower.Loaders.Ledger;

internal sealed partial class InMemoryLoadLedger
{
    private readonly Dictionary<string, string> _stores = new(StringComparer.Ordinal);

    public Task<string> RegisterStoreAsync(string integrator, string storeId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrator);
        ArgumentException.ThrowIfNullOrEmpty(storeId);
        return Locked(() => _stores.TryAdd(integrator, storeId) ? storeId : _stores[integrator], cancellationToken);
    }

    public Task ReplaceStoreAsync(string integrator, string storeId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrator);
        ArgumentException.ThrowIfNullOrEmpty(storeId);
        return Locked(() => _stores[integrator] = storeId, cancellationToken);
    }
}
