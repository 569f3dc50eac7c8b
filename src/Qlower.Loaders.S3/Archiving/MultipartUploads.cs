using Amazon.S3.Model;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>Aborts multipart uploads, so that their parts are not stored and paid for.</summary>
internal static class MultipartUploads
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    /// <summary>Aborts one upload. An upload that cannot be aborted is left to the bucket's lifecycle rule.</summary>
    public static async Task AbortAsync(S3ObjectClient client, ObjectLocation to, string uploadId)
    {
        using var timeout = new CancellationTokenSource(Timeout);
        try
        {
            await client.Sdk.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = uploadId }, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.IsFailure(error))
        {
            // The caller reports the failure that caused the abort.
        }
    }
}
