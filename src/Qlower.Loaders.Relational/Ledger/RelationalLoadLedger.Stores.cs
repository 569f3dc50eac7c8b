namespace Qlower.Loaders.Relational.Ledger;

internal abstract partial class RelationalLoadLedger
{
    public Task<string> RegisterStoreAsync(string integrator, string storeId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrator);
        ArgumentException.ThrowIfNullOrEmpty(storeId);
        return _stores.WriteAsync(
            session =>
            {
                session.Execute("INSERT INTO record_stores (integrator, store) VALUES ($1, $2) ON CONFLICT DO NOTHING", integrator, storeId);
                return (string)session.Scalar("SELECT store FROM record_stores WHERE integrator = $1", integrator)!;
            },
            cancellationToken);
    }

    public Task ReplaceStoreAsync(string integrator, string storeId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(integrator);
        ArgumentException.ThrowIfNullOrEmpty(storeId);
        return _stores.WriteAsync(
            session => session.Execute(
                "INSERT INTO record_stores (integrator, store) VALUES ($1, $2) ON CONFLICT (integrator) DO UPDATE SET store = $2", integrator, storeId),
            cancellationToken);
    }
}
