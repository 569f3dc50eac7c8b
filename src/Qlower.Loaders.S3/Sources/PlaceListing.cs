using System.Runtime.CompilerServices;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Places;
using Qlower.Loaders.S3.Requests;
using Qlower.Loaders.S3.Versions;

namespace Qlower.Loaders.S3.Sources;

/// <summary>Lists and finds input files, in buckets with and without versions. Thread-safe.</summary>
internal sealed class PlaceListing(S3ObjectClient client, BucketVersioning versioning, VersionListing versions)
{
    /// <summary>Lists the input files of a place in the order of their keys: of each key the one to receive next.</summary>
    /// <param name="place">The place.</param>
    /// <param name="skipped">Takes what is not listed.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<StoredObject> ListAsync(S3Place place, SkippedKeys skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var items = await versioning.IsVersionedAsync(place.Bucket, cancellationToken).ConfigureAwait(false)
            ? versions.ListAsync(place, skipped, cancellationToken)
            : client.ListAsync(place, skipped, cancellationToken);
        await foreach (var item in items.ConfigureAwait(false))
        {
            yield return item;
        }
    }

    /// <summary>Returns the input file to receive next under a key; <see langword="null"/> when there is none.</summary>
    public async Task<StoredObject?> FindAsync(S3Place place, string key, CancellationToken cancellationToken)
    {
        if (!await versioning.IsVersionedAsync(place.Bucket, cancellationToken).ConfigureAwait(false))
        {
            var head = await client.HeadAsync(new ObjectLocation(place.Bucket, key), null, cancellationToken).ConfigureAwait(false);
            if (head?.VersionId is not { Length: > 0 })
            {
                return head is null ? null : S3ObjectClient.ObjectOf(new ObjectLocation(place.Bucket, key), head);
            }

            versioning.SetKnown(place.Bucket);
        }

        return await versions.FindAsync(place, key, cancellationToken).ConfigureAwait(false);
    }
}
