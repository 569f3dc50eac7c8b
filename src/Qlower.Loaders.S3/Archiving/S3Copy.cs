using Amazon.S3;
using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>
/// Copies an object within its bucket, inside S3: metadata, tags, storage class and encryption go along. Objects above the limit of one copy go in
/// parts. Thread-safe.
/// </summary>
internal sealed class S3Copy(S3Calls calls, S3SourceOptions options)
{
    private const int MostParts = 10_000;

    /// <summary>Copies an object; a copy that is there already is overwritten.</summary>
    /// <param name="from">The original.</param>
    /// <param name="version">Its version; <see langword="null"/> where the bucket keeps none.</param>
    /// <param name="head">What S3 said about the original.</param>
    /// <param name="to">The copy.</param>
    /// <param name="cancellationToken">Stops the copying; what was begun is given up.</param>
    /// <exception cref="SourceChangedException">The original is gone, or is another object by now.</exception>
    public Task CopyAsync(S3Location from, string? version, GetObjectMetadataResponse head, S3Location to, CancellationToken cancellationToken) =>
        head.ContentLength > options.CopyInPartsAbove
            ? CopyInPartsAsync(from, version, head, to, cancellationToken)
            : CopyWholeAsync(from, version, head, to, cancellationToken);

    private async Task CopyWholeAsync(S3Location from, string? version, GetObjectMetadataResponse head, S3Location to, CancellationToken cancellationToken)
    {
        var request = new CopyObjectRequest
        {
            SourceBucket = from.Bucket,
            SourceKey = from.Key,
            SourceVersionId = version,
            ETagToMatch = head.ETag,
            DestinationBucket = to.Bucket,
            DestinationKey = to.Key,
            MetadataDirective = S3MetadataDirective.COPY,
            TaggingDirective = TaggingDirective.COPY,
            StorageClass = head.StorageClass,
            ServerSideEncryptionMethod = head.ServerSideEncryptionMethod,
            ServerSideEncryptionKeyManagementServiceKeyId = head.ServerSideEncryptionKeyManagementServiceKeyId,
            BucketKeyEnabled = head.BucketKeyEnabled,
        };
        await S3Errors.GuardAsync(from, "s3:PutObject with tags, and s3:GetObject,", () => calls.Client.CopyObjectAsync(request, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task CopyInPartsAsync(S3Location from, string? version, GetObjectMetadataResponse head, S3Location to, CancellationToken cancellationToken)
    {
        var tags = await S3Errors.GuardAsync(
            from,
            "s3:GetObjectTagging",
            () => calls.Client.GetObjectTaggingAsync(
                new GetObjectTaggingRequest { BucketName = from.Bucket, Key = from.Key, VersionId = version }, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        var upload = await S3Errors.GuardAsync(
            to, "s3:PutObject", () => calls.Client.InitiateMultipartUploadAsync(Describe(head, tags.Tagging, to), cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            var size = Math.Max(options.CopyPartBytes, (head.ContentLength + MostParts - 1) / MostParts);
            var parts = new List<PartETag>();
            for (long start = 0; start < head.ContentLength; start += size)
            {
                var request = new CopyPartRequest
                {
                    SourceBucket = from.Bucket,
                    SourceKey = from.Key,
                    SourceVersionId = version,
                    ETagToMatch = [head.ETag],
                    DestinationBucket = to.Bucket,
                    DestinationKey = to.Key,
                    UploadId = upload.UploadId,
                    PartNumber = parts.Count + 1,
                    FirstByte = start,
                    LastByte = Math.Min(start + size, head.ContentLength) - 1,
                };
                var part = await S3Errors.GuardAsync(from, "s3:GetObject", () => calls.Client.CopyPartAsync(request, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
                parts.Add(new PartETag(request.PartNumber.Value, part.ETag));
            }

            var complete = new CompleteMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = upload.UploadId, PartETags = parts };
            await S3Errors.GuardAsync(to, "s3:PutObject", () => calls.Client.CompleteMultipartUploadAsync(complete, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await MultipartUploads.AbortAsync(calls, to, upload.UploadId).ConfigureAwait(false);
            throw;
        }

        if (tags.Tagging is { Count: > 0 })
        {
            // Some servers forget the tags that an upload in parts was begun with.
            var put = new PutObjectTaggingRequest { BucketName = to.Bucket, Key = to.Key, Tagging = new Tagging { TagSet = tags.Tagging } };
            await S3Errors.GuardAsync(to, "s3:PutObjectTagging", () => calls.Client.PutObjectTaggingAsync(put, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private static InitiateMultipartUploadRequest Describe(GetObjectMetadataResponse head, List<Tag>? tags, S3Location to)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = to.Bucket,
            Key = to.Key,
            TagSet = tags,
            StorageClass = head.StorageClass,
            ServerSideEncryptionMethod = head.ServerSideEncryptionMethod,
            ServerSideEncryptionKeyManagementServiceKeyId = head.ServerSideEncryptionKeyManagementServiceKeyId,
            BucketKeyEnabled = head.BucketKeyEnabled,
        };
        request.Headers.ContentType = head.Headers.ContentType;
        request.Headers.ContentEncoding = head.Headers.ContentEncoding;
        request.Headers.ContentDisposition = head.Headers.ContentDisposition;
        request.Headers.CacheControl = head.Headers.CacheControl;
        foreach (var name in head.Metadata.Keys)
        {
            request.Metadata[name] = head.Metadata[name];
        }

        return request;
    }
}
