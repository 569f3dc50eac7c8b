namespace Qlower.Loaders;

/// <summary>
/// A source whose claims name the ledger that claimed, so that claims of a ledger that no longer exists can be found and released. Optional for
/// an <see cref="IFileSource"/>. Thread-safe.
/// </summary>
public interface IClaimSource
{
    /// <summary>Lists the files that other ledgers have claimed, in any order.</summary>
    /// <param name="claimant">The host's own ledger, whose claims are not listed.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<ForeignClaim> ListForeignClaimsAsync(string claimant, CancellationToken cancellationToken = default);

    /// <summary>Releases a claim: the file is an arrival again. No copy of the file is deleted or overwritten.</summary>
    /// <returns>Whether the claim existed.</returns>
    Task<bool> ReleaseClaimAsync(ForeignClaim claim, CancellationToken cancellationToken = default);
}
