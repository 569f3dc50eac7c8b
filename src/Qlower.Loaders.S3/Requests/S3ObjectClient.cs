using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Places;

namespace Qlower.Loaders.S3.Requests;

/// <summary>The requests to S3 that several parts of the source share, with their failures translated. Thread-safe.</summary>
internal sealed class S3ObjectClient(IAmazonS3 client, S3SourceOptions options)
{
    /// <summary>The SDK's client, for requests that one part alone sends.</summary>
    public IAmazonS3 Sdk => client;

    public ServerSideEncryptionMethod? EncryptionMethod => options.Encryption switch
    {
        S3Encryption.S3Managed => ServerSideEncryptionMethod.AES256,
        S3Encryption.Kms => ServerSideEncryptionMethod.AWSKMS,
        _ => null,
    };

    public string? KmsKeyId => options is { Encryption: S3Encryption.Kms, KmsKeyId.Length: > 0 } ? options.KmsKeyId : null;

    public static StoredObject ObjectOf(ObjectLocation at, GetObjectMetadataResponse head) => new(
        at,
        head.ContentLength,
        head.ETag ?? "",
        StoredObject.IdOf(head.VersionId),
        StoredObject.Seconds(head.LastModified));

    /// <summary>Returns the object, or one version of it, as it is now; <see langword="null"/> when it is gone.</summary>
    public async Task<StoredObject?> FindAsync(ObjectLocation at, string? version, CancellationToken cancellationToken) =>
        await HeadAsync(at, version, cancellationToken).ConfigureAwait(false) is { } head ? ObjectOf(at, head) : null;

    /// <summary>Returns the metadata of an object; <see langword="null"/> when it is gone.</summary>
    public async Task<GetObjectMetadataResponse?> HeadAsync(ObjectLocation at, string? version, CancellationToken cancellationToken)
    {
        try
        {
            return await S3Errors.GuardAsync(
                at,
                version is null ? "s3:GetObject" : "s3:GetObjectVersion",
                () => client.GetObjectMetadataAsync(
                    new GetObjectMetadataRequest { BucketName = at.Bucket, Key = at.Key, VersionId = version }, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (SourceChangedException)
        {
            return null;
        }
    }

    /// <summary>Lists the input files of a place in the order of their keys. S3 rolls up the folders below it, so archives of any size cost nothing.</summary>
    /// <param name="place">The place.</param>
    /// <param name="skipped">Takes what is not input.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async IAsyncEnumerable<StoredObject> ListAsync(S3Place place, SkippedKeys skipped, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix, Delimiter = "/" };
        var at = new ObjectLocation(place.Bucket, place.Prefix);
        ListObjectsV2Response page;
        do
        {
            page = await S3Errors.GuardAsync(at, "s3:ListBucket", () => client.ListObjectsV2Async(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
            {
                if (place.IsInput(item.Key))
                {
                    yield return new StoredObject(
                        new ObjectLocation(place.Bucket, item.Key), item.Size ?? 0, item.ETag ?? "", null, StoredObject.Seconds(item.LastModified));
                }
                else
                {
                    skipped.Add(item.Key, StoredObject.Seconds(item.LastModified));
                }
            }

            foreach (var folder in page.CommonPrefixes ?? [])
            {
                skipped.Add(folder, null);
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    /// <summary>Puts a small object.</summary>
    /// <returns><see langword="false"/> when <paramref name="onlyIfAbsent"/> is set and the key exists.</returns>
    public async Task<bool> PutAsync(ObjectLocation at, Stream content, string contentType, bool onlyIfAbsent, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = at.Bucket,
            Key = at.Key,
            InputStream = content,
            AutoCloseStream = false,
            ContentType = contentType,
            IfNoneMatch = onlyIfAbsent ? "*" : null,
            ServerSideEncryptionMethod = EncryptionMethod,
            ServerSideEncryptionKeyManagementServiceKeyId = KmsKeyId,
        };
        try
        {
            await client.PutObjectAsync(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (AmazonS3Exception error) when (onlyIfAbsent && error.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict)
        {
            return false;
        }
        catch (Exception error) when (S3Errors.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Errors.Translate(at, "s3:PutObject", error);
        }
    }
}
