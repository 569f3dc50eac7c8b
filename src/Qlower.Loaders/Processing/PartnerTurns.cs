namespace Qlower.Loaders.Processing;

/// <summary>
/// Announces the next load of a partner when its turn begins, since loads of a partner are processed one after the other. After a crash
/// workers find that load by polling. Thread-safe.
/// </summary>
internal sealed class PartnerTurns(ILoadLeases leases, ILoadDispatcher dispatcher)
{
    /// <summary>Releases a load that must wait for its turn, without counting a failure.</summary>
    public async Task ReleaseAsync(LoadLease lease, CancellationToken cancellationToken)
    {
        await leases.ReleaseAsync(lease, null, cancellationToken).ConfigureAwait(false);

        // The turn may have begun while the load was leased, and nobody could take it then.
        await AnnounceNextAsync(lease.Load.File.Partner, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Announces the partner's load whose turn it is, if there is one.</summary>
    public async Task AnnounceNextAsync(string partner, CancellationToken cancellationToken)
    {
        if (await leases.FindNextInTurnAsync(partner, cancellationToken).ConfigureAwait(false) is { } next)
        {
            await dispatcher.DispatchAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }
}
