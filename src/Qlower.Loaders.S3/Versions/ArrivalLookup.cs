using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Versions;

/// <summary>Finds arrivals: by their version where the bucket stores versions, else by their key. Thread-safe.</summary>
internal sealed class ArrivalLookup(S3ObjectClient client, BucketVersioning versioning)
{
    /// <summary>
    /// Returns the version that requests for an arrival must name; <see langword="null"/> in a bucket without versions. In a bucket with versions an arrival
    /// without an id of its own is the null version: it was put before versioning was enabled, or while it is suspended.
    /// </summary>
    public async ValueTask<string?> VersionOfAsync(ObjectLocation at, string identity, CancellationToken cancellationToken) =>
        StoredObject.VersionOf(identity)
        ?? (await versioning.IsVersionedAsync(at.Bucket, cancellationToken).ConfigureAwait(false) ? StoredObject.NullVersion : null);

    /// <summary>Records that a response named a version, so that the bucket stores versions.</summary>
    public void SetVersioned(string bucket) => versioning.SetKnown(bucket);

    /// <summary>Returns the metadata of an arrival, or of what replaced it in a bucket without versions; <see langword="null"/> when it is gone.</summary>
    public async Task<GetObjectMetadataResponse?> HeadAsync(ObjectLocation at, string identity, CancellationToken cancellationToken)
    {
        var version = await VersionOfAsync(at, identity, cancellationToken).ConfigureAwait(false);
        var head = await client.HeadAsync(at, version, cancellationToken).ConfigureAwait(false);
        if (version is not null || head?.VersionId is not { Length: > 0 } found)
        {
            return head;
        }

        // Versioning was enabled since the bucket was queried.
        versioning.SetKnown(at.Bucket);
        return found == StoredObject.NullVersion ? head : await client.HeadAsync(at, StoredObject.NullVersion, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Returns the same as an object.</summary>
    public async Task<StoredObject?> FindAsync(ObjectLocation at, string identity, CancellationToken cancellationToken) =>
        await HeadAsync(at, identity, cancellationToken).ConfigureAwait(false) is { } head ? S3ObjectClient.ObjectOf(at, head) : null;
}
