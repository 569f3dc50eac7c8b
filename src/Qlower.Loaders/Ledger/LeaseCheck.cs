using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Ledger;

/// <summary>
/// Checks a lease before an effect outside the ledger: a worker that was suspended for longer than its lease stops there. Between the check and the effect the
/// worker may still be suspended; an effect that must not happen then is fenced in the transaction of its store. Thread-safe.
/// </summary>
internal sealed class LeaseCheck(ILoadRegistry registry, ILoadLeases leases, IOptions<QlowerLoadersOptions> options)
{
    /// <summary>Returns while the lease is valid. Usually one query: the lease of another owner, or an expired one, is renewed or refused by the ledger.</summary>
    /// <exception cref="LeaseLostException">Another worker acquired the load, or it is closed.</exception>
    public async Task EnsureValidAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        var load = await registry.FindAsync(lease.Load.Id, cancellationToken).ConfigureAwait(false);
        if (load?.LeaseOwner != lease.Owner)
        {
            await leases.RenewAsync(lease, options.Value.LeaseDuration, cancellationToken).ConfigureAwait(false);
        }
    }
}
