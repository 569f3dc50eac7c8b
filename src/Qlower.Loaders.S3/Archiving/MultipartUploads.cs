using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Archiving;

/// <summary>Gives up uploads in parts, so that their parts are not kept and paid for.</summary>
internal static class MultipartUploads
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Gives one upload up. What cannot be given up is left to the bucket's lifecycle rule.</summary>
    public static async Task AbortAsync(S3Calls calls, S3Location to, string uploadId)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await calls.Client.AbortMultipartUploadAsync(
                new AbortMultipartUploadRequest { BucketName = to.Bucket, Key = to.Key, UploadId = uploadId }, patience.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (S3Errors.IsFailure(error))
        {
            // The failure that led here is the one to tell.
        }
    }
}
