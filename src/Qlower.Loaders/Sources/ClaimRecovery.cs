namespace Qlower.Loaders.Sources;

/// <summary>Asks every source of the host that knows the claims of other ledgers.</summary>
internal sealed class ClaimRecovery(ILoadRegistry registry, SourceRegistry sources, TimeProvider time) : IClaimRecovery
{
    /// <summary>A ledger whose hosts used a source within this time is in use.</summary>
    private static readonly TimeSpan InUseFor = TimeSpan.FromMinutes(15);

    public async Task<IReadOnlyList<ForeignLedger>> ListAsync(CancellationToken cancellationToken = default)
    {
        var own = await registry.GetIdAsync(cancellationToken).ConfigureAwait(false);
        var found = new List<ForeignClaim>();
        foreach (var source in sources.All.OfType<IClaimSource>())
        {
            await foreach (var claim in source.ListForeignClaimsAsync(own, cancellationToken).ConfigureAwait(false))
            {
                found.Add(claim);
            }
        }

        return
        [
            .. found.GroupBy(claim => (claim.File.Source, claim.Ledger))
                .OrderBy(group => group.Key.Source, StringComparer.Ordinal).ThenBy(group => group.Key.Ledger, StringComparer.Ordinal)
                .Select(group => new ForeignLedger
                {
                    Source = group.Key.Source,
                    Ledger = group.Key.Ledger,
                    IsInUse = group.Max(claim => claim.LedgerSeenAt) > time.GetUtcNow() - InUseFor,
                    Claims = [.. group.OrderBy(claim => claim.ClaimedAt).ThenBy(claim => claim.File.Location, StringComparer.Ordinal)],
                }),
        ];
    }

    public async Task<IReadOnlyList<ForeignClaim>> RecoverAsync(
        string? ledger, TimeSpan minAge, bool isDryRun, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minAge, TimeSpan.Zero);
        if (ledger is not null && ledger == await registry.GetIdAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException($"Ledger {ledger} is the one of this host: it continues its own claims.");
        }

        var released = new List<ForeignClaim>();
        foreach (var foreign in await ListAsync(cancellationToken).ConfigureAwait(false))
        {
            if (ledger is null ? foreign.IsInUse : foreign.Ledger != ledger)
            {
                continue;
            }

            if (foreign.IsInUse)
            {
                throw new InvalidOperationException($"Ledger {ledger} is in use: a host used source {foreign.Source} within the last {InUseFor.TotalMinutes} minutes.");
            }

            var source = (IClaimSource)sources.Find(foreign.Source);
            foreach (var claim in foreign.Claims.Where(claim => ledger is not null || claim.ClaimedAt <= time.GetUtcNow() - minAge))
            {
                if (isDryRun || await source.ReleaseClaimAsync(claim, cancellationToken).ConfigureAwait(false))
                {
                    released.Add(claim);
                }
            }
        }

        return released;
    }
}
