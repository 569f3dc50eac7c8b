using System.Net;
using System.Runtime.CompilerServices;
using Amazon.S3;
using Amazon.S3.Model;

namespace Qlower.Loaders.S3;

/// <summary>The calls to S3 that several parts of the source share, with their failures translated. Thread-safe.</summary>
internal sealed class S3Calls(IAmazonS3 client, S3SourceOptions options)
{
    public IAmazonS3 Client => client;

    /// <summary>The object, or one version of it, as it is now; <see langword="null"/> when it is gone.</summary>
    public async Task<S3Object?> FindAsync(S3Location at, string? version, CancellationToken cancellationToken) =>
        await HeadAsync(at, version, cancellationToken).ConfigureAwait(false) is { } head ? ObjectOf(at, head) : null;

    /// <summary>Everything that S3 says about an object; <see langword="null"/> when it is gone.</summary>
    public async Task<GetObjectMetadataResponse?> HeadAsync(S3Location at, string? version, CancellationToken cancellationToken)
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

    /// <summary>Input files of a place, in order of their keys. Folders below are rolled up by S3, so archives of any size cost nothing.</summary>
    public async IAsyncEnumerable<S3Object> ListAsync(S3Place place, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = place.Bucket, Prefix = place.Prefix, Delimiter = "/" };
        var at = new S3Location(place.Bucket, place.Prefix);
        ListObjectsV2Response page;
        do
        {
            page = await S3Errors.GuardAsync(at, "s3:ListBucket", () => client.ListObjectsV2Async(request, cancellationToken), cancellationToken).ConfigureAwait(false);
            foreach (var item in page.S3Objects ?? [])
            {
                if (place.IsInput(item.Key))
                {
                    yield return new S3Object(
                        new S3Location(place.Bucket, item.Key), item.Size ?? 0, item.ETag ?? "", null, S3Object.Seconds(item.LastModified));
                }
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    /// <summary>Puts a small object.</summary>
    /// <returns><see langword="false"/> when <paramref name="onlyIfAbsent"/> is set and the key is taken.</returns>
    public async Task<bool> PutAsync(S3Location at, Stream content, string contentType, bool onlyIfAbsent, CancellationToken cancellationToken)
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

    public ServerSideEncryptionMethod? EncryptionMethod => options.Encryption switch
    {
        S3Encryption.S3Managed => ServerSideEncryptionMethod.AES256,
        S3Encryption.Kms => ServerSideEncryptionMethod.AWSKMS,
        _ => null,
    };

    public string? KmsKeyId => options is { Encryption: S3Encryption.Kms, KmsKeyId.Length: > 0 } ? options.KmsKeyId : null;

    public static S3Object ObjectOf(S3Location at, GetObjectMetadataResponse head) => new(
        at,
        head.ContentLength,
        head.ETag ?? "",
        head.VersionId is { Length: > 0 } version && version != "null" ? version : null,
        S3Object.Seconds(head.LastModified));
}
