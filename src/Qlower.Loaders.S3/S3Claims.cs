using System.Collections.Concurrent;
using System.Text.Json;

namespace Qlower.Loaders.S3;

/// <summary>
/// Claims on arrivals: a small object each, put on condition that there is none, which S3 grants to one of several writers. Thread-safe.
/// </summary>
internal sealed class S3Claims(S3Calls calls, bool isAws, TimeProvider time)
{
    private const int MaxBytes = 16 << 10;

    private readonly ConcurrentDictionary<string, bool> _tried = new();

    /// <summary>Whether the claim is the claimant's own, made now or earlier.</summary>
    /// <exception cref="SourceUnavailableException">The server does not keep the condition, so that every host would think that it won.</exception>
    public async Task<bool> TakeAsync(S3Place place, S3Object item, string claimant, CancellationToken cancellationToken)
    {
        var at = new S3Location(place.Bucket, place.ClaimKey(item.At.Key, item.Identity));
        var claim = new S3Claim(claimant, item.At.Key, item.Identity, time.GetUtcNow());
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(claim, S3ClaimJson.Default.S3Claim));
        var isTaken = await PutAsync(at, content, cancellationToken).ConfigureAwait(false);

        // Other servers may ignore the condition, some of them only in buckets that keep versions: the first claim in a bucket is put twice.
        if (isTaken && !isAws && !_tried.ContainsKey(place.Bucket) && await PutAsync(at, content, cancellationToken).ConfigureAwait(false))
        {
            await RemoveAsync(at, cancellationToken).ConfigureAwait(false);
            throw new SourceUnavailableException(
                $"The S3 server does not keep If-None-Match in bucket {place.Bucket}, so two hosts could take one file: let them share one ledger and set WritesClaims to false.");
        }

        _tried[place.Bucket] = true;
        return isTaken || await OwnerAsync(at, cancellationToken).ConfigureAwait(false) == claimant;
    }

    /// <summary>Removes the claim of an arrival that is gone. A claim that stays does no harm: nothing arrives under it again.</summary>
    public Task RemoveAsync(S3Place place, string key, string identity, CancellationToken cancellationToken) =>
        RemoveAsync(new S3Location(place.Bucket, place.ClaimKey(key, identity)), cancellationToken);

    private async Task RemoveAsync(S3Location at, CancellationToken cancellationToken)
    {
        try
        {
            await calls.Client.DeleteObjectAsync(at.Bucket, at.Key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            // Nothing waits for this.
        }
    }

    private Task<bool> PutAsync(S3Location at, MemoryStream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        return calls.PutAsync(at, content, "application/json", onlyIfAbsent: true, cancellationToken);
    }

    /// <summary>Who holds the claim; <see langword="null"/> when it is gone by now or is not one of ours.</summary>
    private async Task<string?> OwnerAsync(S3Location at, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await S3Errors.GuardAsync(
                at, "s3:GetObject", () => calls.Client.GetObjectAsync(at.Bucket, at.Key, cancellationToken), cancellationToken).ConfigureAwait(false);
            if (response.ContentLength > MaxBytes)
            {
                return null;
            }

            return (await S3Errors.GuardAsync(
                at,
                "s3:GetObject",
                () => JsonSerializer.DeserializeAsync(response.ResponseStream, S3ClaimJson.Default.S3Claim, cancellationToken).AsTask(),
                cancellationToken).ConfigureAwait(false))?.Claimant;
        }
        catch (Exception error) when (error is SourceChangedException or JsonException)
        {
            return null;
        }
    }
}
