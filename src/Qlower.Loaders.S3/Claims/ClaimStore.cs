using System.Collections.Concurrent;
using System.Text.Json;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Places;
using Qlower.Loaders.S3.Requests;
using Qlower.Loaders.S3.Versions;

namespace Qlower.Loaders.S3.Claims;

/// <summary>
/// Claims on arrivals: one small object each, put on condition that the key does not exist, which S3 grants to one of several writers. Thread-safe.
/// </summary>
internal sealed class ClaimStore(S3ObjectClient client, BucketVersioning versioning, bool isAws, TimeProvider time)
{
    private const int MaxBytes = 16 << 10;

    private readonly ConcurrentDictionary<string, bool> _testedBuckets = new();

    /// <summary>Claims an arrival. Returns whether the claim belongs to the claimant, whether it was written now or earlier.</summary>
    /// <exception cref="SourceUnavailableException">The server ignores the condition, so that every host would believe that it won.</exception>
    public async Task<bool> TakeAsync(S3Place place, StoredObject item, string claimant, CancellationToken cancellationToken)
    {
        var at = new ObjectLocation(place.Bucket, place.ClaimKey(item.At.Key, item.Identity));
        var claim = new Claim(claimant, item.At.Key, item.Identity, time.GetUtcNow());
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(claim, ClaimJsonContext.Default.Claim));
        var isTaken = await PutAsync(at, content, cancellationToken).ConfigureAwait(false);

        // Other servers may ignore the condition, some of them only in versioned buckets: the first claim in a bucket is put twice.
        if (isTaken && !isAws && !_testedBuckets.ContainsKey(place.Bucket) && await PutAsync(at, content, cancellationToken).ConfigureAwait(false))
        {
            await RemoveAsync(at, cancellationToken).ConfigureAwait(false);
            throw new SourceUnavailableException(
                $"The S3 server ignores If-None-Match in bucket {place.Bucket}, so two hosts could load one file: let them share one ledger and set WritesClaims to false.");
        }

        _testedBuckets[place.Bucket] = true;
        return isTaken || (await ReadAsync(at, cancellationToken).ConfigureAwait(false))?.Claimant == claimant;
    }

    /// <summary>Removes the claim on an arrival that is gone. A claim that cannot be removed is harmless: no later arrival has its key.</summary>
    public Task RemoveAsync(S3Place place, string key, string identity, CancellationToken cancellationToken) =>
        RemoveAsync(new ObjectLocation(place.Bucket, place.ClaimKey(key, identity)), cancellationToken);

    /// <summary>Removes the claim of another ledger.</summary>
    /// <returns>Whether it was the claim of that ledger.</returns>
    public async Task<bool> ReleaseAsync(S3Place place, string key, string identity, string claimant, CancellationToken cancellationToken)
    {
        var at = new ObjectLocation(place.Bucket, place.ClaimKey(key, identity));
        if ((await ReadAsync(at, cancellationToken).ConfigureAwait(false))?.Claimant != claimant)
        {
            return false;
        }

        await DeleteAsync(at, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task RemoveAsync(ObjectLocation at, CancellationToken cancellationToken)
    {
        try
        {
            await DeleteAsync(at, cancellationToken).ConfigureAwait(false);
        }
        catch (LoaderException)
        {
            // Nothing depends on it.
        }
    }

    /// <summary>Deletes a claim; in a bucket with versions that version, so that neither it nor a delete marker remains.</summary>
    private async Task DeleteAsync(ObjectLocation at, CancellationToken cancellationToken)
    {
        string? version = null;
        if (versioning.IsKnown(at.Bucket))
        {
            if (await client.HeadAsync(at, null, cancellationToken).ConfigureAwait(false) is not { } head)
            {
                return;
            }

            version = head.VersionId is { Length: > 0 } found ? found : StoredObject.NullVersion;
        }

        var request = new DeleteObjectRequest { BucketName = at.Bucket, Key = at.Key, VersionId = version };
        await S3Errors.GuardAsync(
            at, version is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion", () => client.Sdk.DeleteObjectAsync(request, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private Task<bool> PutAsync(ObjectLocation at, MemoryStream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        return client.PutAsync(at, content, "application/json", onlyIfAbsent: true, cancellationToken);
    }

    /// <summary>Returns a claim; <see langword="null"/> when it is gone, or is not a claim.</summary>
    public async Task<Claim?> ReadAsync(ObjectLocation at, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await S3Errors.GuardAsync(
                at, "s3:GetObject", () => client.Sdk.GetObjectAsync(at.Bucket, at.Key, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (response.ContentLength > MaxBytes)
            {
                return null;
            }

            return await S3Errors.GuardAsync(
                at,
                "s3:GetObject",
                () => JsonSerializer.DeserializeAsync(response.ResponseStream, ClaimJsonContext.Default.Claim, cancellationToken).AsTask(),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SourceChangedException or JsonException)
        {
            return null;
        }
    }
}
