using System.Net;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>
/// Moves an object to the archive: a copy, a look at the copy and at the original, and only then the original is deleted, if it is still what
/// was copied. After a crash between any two steps the same call goes on. Thread-safe.
/// </summary>
internal sealed partial class S3Archive(string source, S3Calls calls, S3Copy copy, S3SourceOptions options, ILogger logger)
{
    /// <summary>Moves the object.</summary>
    /// <returns>
    /// Whether the archive has what was read: not when the original was replaced or removed before it could be copied. And whether the original is
    /// gone: not when the host may not delete it.
    /// </returns>
    public async Task<(bool IsAsRead, bool IsGone)> MoveAsync(SourceFile file, S3Location from, S3Location to, CancellationToken cancellationToken)
    {
        var version = S3Object.VersionOf(file.Identity);
        var isCopied = await IsThereAsync(to, file.Length, cancellationToken).ConfigureAwait(false);
        var original = await OriginalAsync(file, from, version, cancellationToken).ConfigureAwait(false);
        if (!isCopied)
        {
            if (original is null || !await CopyAsync(file, from, version, original, to, cancellationToken).ConfigureAwait(false))
            {
                return (false, true);
            }

            // Some servers do not heed the condition on the original while they copy.
            var before = original;
            original = await OriginalAsync(file, from, version, cancellationToken).ConfigureAwait(false);
            if (original is null && version is null && options.ServiceUrl is not null && !await IsSameAsync(before, to, cancellationToken).ConfigureAwait(false))
            {
                await DeleteAsync(to, null, null, cancellationToken).ConfigureAwait(false);
                return (false, true);
            }
        }

        var isGone = original is null || await DeleteAsync(from, version, version is null ? original.ETag : null, cancellationToken).ConfigureAwait(false);
        return (true, isGone);
    }

    /// <summary>What S3 says of the original; <see langword="null"/> when it is gone or is another object.</summary>
    private async Task<GetObjectMetadataResponse?> OriginalAsync(SourceFile file, S3Location from, string? version, CancellationToken cancellationToken) =>
        await calls.HeadAsync(from, version, cancellationToken).ConfigureAwait(false) is { } head && S3Calls.ObjectOf(from, head).Identity == file.Identity ? head : null;

    private async Task<bool> IsThereAsync(S3Location to, long length, CancellationToken cancellationToken) =>
        await calls.FindAsync(to, null, cancellationToken).ConfigureAwait(false) is { } found && found.Length == length;

    private async Task<bool> CopyAsync(
        SourceFile file, S3Location from, string? version, GetObjectMetadataResponse original, S3Location to, CancellationToken cancellationToken)
    {
        try
        {
            await copy.CopyAsync(from, version, original, to, cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException)
        {
            return false;
        }

        return await IsThereAsync(to, file.Length, cancellationToken).ConfigureAwait(false)
            ? true
            : throw new SourceUnavailableException($"S3 made a copy in bucket {to.Bucket} that is not as long as the original.");
    }

    /// <summary>Whether the ETags prove that the copy is of this original. Those of objects put in parts prove nothing.</summary>
    private async Task<bool> IsSameAsync(GetObjectMetadataResponse original, S3Location to, CancellationToken cancellationToken) =>
        (await calls.FindAsync(to, null, cancellationToken).ConfigureAwait(false))?.ETag == original.ETag;

    /// <summary>Deletes a version, or an object on condition of its ETag.</summary>
    /// <returns><see langword="false"/> where the host may not: it stays, and the ledger knows it.</returns>
    private async Task<bool> DeleteAsync(S3Location at, string? version, string? etag, CancellationToken cancellationToken)
    {
        var permission = version is null ? "s3:DeleteObject" : "s3:DeleteObjectVersion";
        try
        {
            await calls.Client.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = at.Bucket, Key = at.Key, VersionId = version, IfMatch = etag }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.IsStatus(error, HttpStatusCode.Forbidden))
        {
            LogOriginalKept(logger, source, at.Bucket, permission);
            return false;
        }
        catch (Exception error) when (S3Errors.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            // An object that is gone or was replaced meanwhile is not ours to delete.
            if (S3Errors.Translate(at, permission, error) is SourceUnavailableException failure)
            {
                throw failure;
            }
        }

        return true;
    }

    [LoggerMessage(EventId = 1010, EventName = "OriginalKept", Level = LogLevel.Debug, Message = "Source {Source} archived a file and left it in bucket {Bucket}: {Permission} is refused.")]
    private static partial void LogOriginalKept(ILogger logger, string source, string bucket, string permission);
}
