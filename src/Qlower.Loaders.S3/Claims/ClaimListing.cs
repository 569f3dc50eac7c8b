using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Places;
using Qlower.Loaders.S3.Requests;
using Qlower.Loaders.S3.Versions;

namespace Qlower.Loaders.S3.Claims;

/// <summary>
/// Lists the claims of other ledgers on input files that still exist: one request a claim, and one for the object. Restored files are left out:
/// they are copies of archived ones, and are not listed. Thread-safe.
/// </summary>
internal sealed class ClaimListing(string source, S3ObjectClient client, ArrivalLookup arrivals, ClaimStore claims)
{
    public async IAsyncEnumerable<ForeignClaim> ListAsync(S3Place place, string claimant, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.ClaimsPrefix };
        var at = new ObjectLocation(place.Bucket, place.ClaimsPrefix);
        ListObjectsV2Response page;
        do
        {
            page = await S3Errors.GuardAsync(at, "s3:ListBucket", () => client.Sdk.ListObjectsV2Async(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
            {
                if (await FindAsync(place, new ObjectLocation(place.Bucket, item.Key), claimant, cancellationToken).ConfigureAwait(false) is { } claim)
                {
                    yield return claim;
                }
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    /// <summary>Returns the claim of another ledger on an object that still exists; otherwise null.</summary>
    private async Task<ForeignClaim?> FindAsync(S3Place place, ObjectLocation at, string claimant, CancellationToken cancellationToken)
    {
        if (await claims.ReadAsync(at, cancellationToken).ConfigureAwait(false) is not { } claim
            || claim.Claimant == claimant
            || !place.IsInput(claim.Key)
            || at.Key != place.ClaimKey(claim.Key, claim.Identity))
        {
            return null;
        }

        var found = await arrivals.FindAsync(new ObjectLocation(place.Bucket, claim.Key), claim.Identity, cancellationToken).ConfigureAwait(false);
        return found?.Identity == claim.Identity
            ? new ForeignClaim { File = found.ToFile(source, place), Ledger = claim.Claimant, ClaimedAt = claim.ClaimedAt }
            : null;
    }
}
