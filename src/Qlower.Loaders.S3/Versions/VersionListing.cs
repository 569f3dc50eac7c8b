using System.Runtime.CompilerServices;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Places;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Versions;

/// <summary>
/// Lists buckets with versions. Each version is an arrival; of each key the oldest version that waits is returned, so that the next one follows when it was
/// archived. Versions below a delete marker are not returned: their sender deleted them. Thread-safe.
/// </summary>
internal sealed class VersionListing(S3ObjectClient client, RetainedVersions kept, VersionBacklog backlog)
{
    /// <summary>Lists the input files of a place in the order of their keys. S3 rolls up the folders below it.</summary>
    /// <param name="place">The place.</param>
    /// <param name="skipped">Takes what is not input, and what is not returned yet.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<StoredObject> ListAsync(S3Place place, SkippedKeys skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        KeyVersions? versions = null;
        await foreach (var item in PagesAsync(place, place.Prefix, skipped, cancellationToken).ConfigureAwait(false))
        {
            if (!place.IsInput(item.Key))
            {
                if (item.IsLatest == true && item.IsDeleteMarker != true)
                {
                    skipped.Add(item.Key, StoredObject.Seconds(item.LastModified));
                }

                continue;
            }

            if (versions?.At.Key != item.Key)
            {
                if (Complete(versions, skipped) is { } oldest)
                {
                    yield return oldest;
                }

                versions = new KeyVersions(new ObjectLocation(place.Bucket, item.Key), kept);
            }

            versions!.Add(item);
        }

        if (Complete(versions, skipped) is { } last)
        {
            yield return last;
        }
    }

    /// <summary>Returns the oldest version of a key that waits; <see langword="null"/> when none does.</summary>
    public async Task<StoredObject?> FindAsync(S3Place place, string key, CancellationToken cancellationToken)
    {
        var versions = new KeyVersions(new ObjectLocation(place.Bucket, key), kept);

        // Other keys may begin with this one; they follow it.
        var items = PagesAsync(place, key, null, cancellationToken).TakeWhile(item => item.Key == key);
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            versions.Add(item);
        }

        return Complete(versions, null);
    }

    private StoredObject? Complete(KeyVersions? versions, SkippedKeys? skipped)
    {
        if (versions is null)
        {
            return null;
        }

        backlog.Set(versions.At, versions.HasMore);
        if (versions.HasMore)
        {
            skipped?.Add(versions.At.Key, null, UnclaimedReason.OlderVersionFirst);
        }

        if (versions.DeletedVersion is { } written)
        {
            skipped?.Add(versions.At.Key, written, UnclaimedReason.Deleted);
        }

        return versions.Oldest;
    }

    private async IAsyncEnumerable<S3ObjectVersion> PagesAsync(
        S3Place place, string prefix, SkippedKeys? skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListVersionsRequest { BucketName = place.Bucket, Prefix = prefix, Delimiter = "/" };
        var at = new ObjectLocation(place.Bucket, prefix);
        ListVersionsResponse page;
        do
        {
            page = await S3Errors.GuardAsync(at, "s3:ListBucketVersions", () => client.Sdk.ListVersionsAsync(request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            foreach (var item in page.Versions ?? [])
            {
                yield return item;
            }

            foreach (var folder in page.CommonPrefixes ?? [])
            {
                skipped?.Add(folder, null);
            }

            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
    }
}
