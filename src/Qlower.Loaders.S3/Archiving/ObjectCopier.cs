using Amazon.S3;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>
/// Copies an object within its bucket, inside S3, with its metadata, tags, storage class and encryption. Objects above the limit of one copy are copied in
/// parts. Thread-safe.
/// </summary>
internal sealed class ObjectCopier(S3ObjectClient client, S3SourceOptions options)
{
    private const int MostParts = 10_000;

    /// <summary>Copies an object; an existing copy is overwritten.</summary>
    /// <param name="from">The original.</param>
    /// <param name="version">Its version; <see langword="null"/> for an unversioned bucket.</param>
    /// <param name="head">The metadata of the original.</param>
    /// <param name="to">The copy.</param>
    /// <param name="cancellationToken">Stops the copying; parts that were copied are discarded.</param>
    /// <exception cref="SourceChangedException">The original is gone, or was replaced.</exception>
    public Task CopyAsync(ObjectLocation from, string? version, GetObjectMetadataResponse head, ObjectLocation to, CancellationToken cancellationToken) =>
        head.ContentLength > options.CopyInPartsAbove
            ? CopyInPartsAsync(from, version, head, to, cancellationToken)
            : CopyWholeAsync(from, version, head, to, cancellationToken);

    private async Task CopyWholeAsync(ObjectLocation from, string? version, GetObjectMetadataResponse head, ObjectLocation to, CancellationToken cancellationToken)
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
        };
        StorageAttributes.Apply(head, request);
        await S3Errors.GuardAsync(from, "s3:PutObject with tags, and s3:GetObject,", () => client.Sdk.CopyObjectAsync(request, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
    }

    private async Task CopyInPartsAsync(ObjectLocation from, string? version, GetObjectMetadataResponse head, ObjectLocation to, CancellationToken cancellationToken)
    {
        var tags = await S3Errors.GuardAsync(
            from,
            "s3:GetObjectTagging",
            () => client.Sdk.GetObjectTaggingAsync(
                new GetObjectTaggingRequest { BucketName = from.Bucket, Key = from.Key, VersionId = version }, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        var upload = await S3Errors.GuardAsync(
            to, "s3:PutObject", () => client.Sdk.InitiateMultipartUploadAsync(UploadOf(head, tags.Tagging, to), cancellationToken), cancellationToken).ConfigureAwait(false);
        try
        {
            var parts = await CopyPartsAsync(from, version, head, to, upload.UploadId, cancellationToken).ConfigureAwait(false);
            var complete = new CompleteMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = upload.UploadId, PartETags = parts };
            await S3Errors.GuardAsync(to, "s3:PutObject", () => client.Sdk.CompleteMultipartUploadAsync(complete, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await MultipartUploads.AbortAsync(client, to, upload.UploadId).ConfigureAwait(false);
            throw;
        }

        if (tags.Tagging is { Count: > 0 })
        {
            // Some servers lose the tags of a multipart upload.
            var put = new PutObjectTaggingRequest { BucketName = to.Bucket, Key = to.Key, Tagging = new Tagging { TagSet = tags.Tagging } };
            await S3Errors.GuardAsync(to, "s3:PutObjectTagging", () => client.Sdk.PutObjectTaggingAsync(put, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<List<PartETag>> CopyPartsAsync(
        ObjectLocation from, string? version, GetObjectMetadataResponse head, ObjectLocation to, string uploadId, CancellationToken cancellationToken)
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
                UploadId = uploadId,
                PartNumber = parts.Count + 1,
                FirstByte = start,
                LastByte = Math.Min(start + size, head.ContentLength) - 1,
            };
            var part = await S3Errors.GuardAsync(from, "s3:GetObject", () => client.Sdk.CopyPartAsync(request, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            parts.Add(new PartETag(request.PartNumber.Value, part.ETag));
        }

        return parts;
    }

    private static InitiateMultipartUploadRequest UploadOf(GetObjectMetadataResponse head, List<Tag>? tags, ObjectLocation to)
    {
        var request = new InitiateMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, TagSet = tags };
        StorageAttributes.Apply(head, request);
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
