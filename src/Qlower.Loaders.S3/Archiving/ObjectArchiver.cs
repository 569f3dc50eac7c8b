using System.Net;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Requests;
using Qlower.Loaders.S3.Versions;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>
/// Moves an object to the archive: copies it, verifies the copy and the original, and then deletes the original if it is still what
/// was copied. A version is deleted by its id, so that no delete marker takes its place. After a crash between any two steps the same call completes the
/// move. Thread-safe.
/// </summary>
internal sealed partial class ObjectArchiver(
    string source, S3ObjectClient client, ArrivalLookup arrivals, ObjectCopier copier, S3SourceOptions options, ILogger logger)
{
    /// <summary>Moves the object.</summary>
    /// <returns>
    /// Whether the archive has the content that was read: <see langword="false"/> when the original was replaced or removed before it was copied. And whether
    /// the original is gone: <see langword="false"/> when the host lacks the permission to delete it.
    /// </returns>
    public async Task<(bool IsAsRead, bool IsGone)> MoveAsync(SourceFile file, ObjectLocation from, ObjectLocation to, CancellationToken cancellationToken)
    {
        var isCopied = await IsThereAsync(to, file.Length, cancellationToken).ConfigureAwait(false);
        var original = await OriginalAsync(file, from, cancellationToken).ConfigureAwait(false);
        if (!isCopied)
        {
            if (original is null || !await CopyAsync(file, from, original, to, cancellationToken).ConfigureAwait(false))
            {
                return (false, true);
            }

            // Some servers ignore the condition on the original when they copy.
            var before = original;
            original = await OriginalAsync(file, from, cancellationToken).ConfigureAwait(false);
            if (original is null && StoredObject.VersionOf(file.Identity) is null && options.ServiceUrl is not null
                && !await IsCopyOfAsync(before, to, cancellationToken).ConfigureAwait(false))
            {
                return (false, true);
            }
        }

        var version = await arrivals.VersionOfAsync(from, file.Identity, cancellationToken).ConfigureAwait(false);
        var isGone = original is null || await DeleteAsync(from, version, version is null ? original.ETag : null, cancellationToken).ConfigureAwait(false);
        return (true, isGone);
    }

    /// <summary>Returns the metadata of the original; <see langword="null"/> when it is gone or was replaced.</summary>
    private async Task<GetObjectMetadataResponse?> OriginalAsync(SourceFile file, ObjectLocation from, CancellationToken cancellationToken) =>
        await arrivals.HeadAsync(from, file.Identity, cancellationToken).ConfigureAwait(false) is { } head && S3ObjectClient.ObjectOf(from, head).Identity == file.Identity ? head : null;

    private async Task<bool> IsThereAsync(ObjectLocation to, long length, CancellationToken cancellationToken) =>
        await client.FindAsync(to, null, cancellationToken).ConfigureAwait(false) is { } found && found.Length == length;

    private async Task<bool> CopyAsync(
        SourceFile file, ObjectLocation from, GetObjectMetadataResponse original, ObjectLocation to, CancellationToken cancellationToken)
    {
        try
        {
            var version = await arrivals.VersionOfAsync(from, file.Identity, cancellationToken).ConfigureAwait(false);
            await copier.CopyAsync(from, version, original, to, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException)
        {
            return false;
        }

        return await IsThereAsync(to, file.Length, cancellationToken).ConfigureAwait(false)
            ? true
            : throw new SourceUnavailableException($"S3 made a copy in bucket {to.Bucket} that is not as long as the original.");
    }

    /// <summary>
    /// Whether the ETags prove that the copy is of this original; otherwise the copy is deleted. Those of objects put in parts prove nothing.
    /// </summary>
    private async Task<bool> IsCopyOfAsync(GetObjectMetadataResponse original, ObjectLocation to, CancellationToken cancellationToken)
    {
        var copy = await client.HeadAsync(to, null, cancellationToken).ConfigureAwait(false);
        if (copy is null || copy.ETag == original.ETag)
        {
            return copy is not null;
        }

        await DeleteAsync(to, copy.VersionId is { Length: > 0 } version ? version : null, null, cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Deletes a version, or an object on condition of its ETag.</summary>
    /// <returns><see langword="false"/> when the permission is denied: the object remains, and the ledger recognises it.</returns>
    private async Task<bool> DeleteAsync(ObjectLocation at, string? version, string? etag, CancellationToken cancellationToken)
    {
        var permission = version is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
        try
        {
            var response = await client.Sdk.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = at.Bucket, Key = at.Key, VersionId = version, IfMatch = etag }, cancellationToken).ConfigureAwait(false);
            if (version is null && response.DeleteMarker == "true")
            {
                // Versioning was enabled meanwhile: the marker would hide versions that wait, and the original still exists below it.
                arrivals.SetVersioned(at.Bucket);
                await DeleteAsync(at, response.VersionId, null, cancellationToken).ConfigureAwait(false);
                return await DeleteAsync(at, StoredObject.NullVersion, null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (S3Errors.IsStatus(error, HttpStatusCode.Forbidden))
        {
            LogOriginalKept(logger, source, at.Bucket, permission);
            return false;
        }
        catch (Exception error) when (S3Errors.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            // An object that is gone or was replaced meanwhile must not be deleted.
            if (S3Errors.Translate(at, permission, error) is SourceUnavailableException failure)
            {
                throw failure;
            }
        }

        return true;
    }

    [LoggerMessage(EventId = 1010, EventName = "OriginalKept", Level = LogLevel.Debug, Message = "Source {Source} archived a file but did not delete the original in bucket {Bucket}: {Permission} was denied.")]
    private static partial void LogOriginalKept(ILogger logger, string source, string bucket, string permission);
}
