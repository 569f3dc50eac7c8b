namespace Qlower.Loaders;

/// <summary>Finds files that a ledger claimed which no longer exists, and makes them arrivals again. Thread-safe.</summary>
public interface IClaimRecovery
{
    /// <summary>Returns the claims of other ledgers, by source and ledger, in ordinal order.</summary>
    Task<IReadOnlyList<ForeignLedger>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>
    /// Releases claims of other ledgers, which are received again with the next poll. Without a ledger, claims that are younger than
    /// <paramref name="minAge"/> and those of a ledger that is in use are skipped. With a ledger, all of its claims are released.
    /// </summary>
    /// <param name="ledger">The id of a ledger; <see langword="null"/> for every ledger that is not in use.</param>
    /// <param name="minAge">How old a claim must be. Not negative; ignored with a ledger.</param>
    /// <param name="isDryRun">Whether to release nothing.</param>
    /// <param name="cancellationToken">Cancels the call; claims that were released before remain released.</param>
    /// <returns>The claims that were released, or would be.</returns>
    /// <exception cref="InvalidOperationException">The ledger is the host's own one, or is in use.</exception>
    Task<IReadOnlyList<ForeignClaim>> RecoverAsync(string? ledger, TimeSpan minAge, bool isDryRun, CancellationToken cancellationToken = default);
}
