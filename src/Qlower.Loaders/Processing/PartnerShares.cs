using Microsoft.Extensions.Options;

namespace Qlower.Loaders.Processing;

/// <summary>Sets the shares of the configured partners in the ledger, once a process. Thread-safe.</summary>
internal sealed class PartnerShares(ILoadLeases leases, IOptions<QlowerLoadersOptions> options)
{
    private volatile bool _areSet;

    public async Task EnsureSetAsync(CancellationToken cancellationToken)
    {
        if (_areSet)
        {
            return;
        }

        // Twice at the same time does no harm.
        PartnerShare[] shares = [.. options.Value.Partners.Select(partner => new PartnerShare(partner.Key, partner.Value.Weight, partner.Value.MaxConcurrentLoads))];
        await leases.SetSharesAsync(shares, cancellationToken).ConfigureAwait(false);
        _areSet = true;
    }
}
