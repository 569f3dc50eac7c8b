using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace Qlower.Loaders.S3;

/// <summary>Says what a failed call to S3 means: the object is another one now, or the place cannot be used and the load waits.</summary>
internal static class S3Errors
{
    /// <summary>Runs a call and translates its failure.</summary>
    /// <param name="at">What the call is about.</param>
    /// <param name="permission">The right that it needs, told when it is refused.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">The caller's token, whose cancellation is no failure of S3.</param>
    public static async Task<T> GuardAsync<T>(S3Location at, string permission, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception error) when (IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            throw Translate(at, permission, error);
        }
    }

    /// <summary>Whether an exception is one of S3, of the network, or of a time that ran out.</summary>
    public static bool IsFailure(Exception error) =>
        error is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or TimeoutException or OperationCanceledException
        && error is not LoaderException;

    public static LoaderException Translate(S3Location at, string permission, Exception error) => error switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => new SourceUnavailableException($"There is no bucket {at.Bucket}.", error),
        AmazonS3Exception { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } => new SourceChangedException("The object is gone.", error),
        AmazonS3Exception { StatusCode: HttpStatusCode.PreconditionFailed } => new SourceChangedException("The object was replaced.", error),
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } refused =>
            new SourceUnavailableException($"S3 refuses {permission} in bucket {at.Bucket} ({refused.ErrorCode}).", error),
        AmazonServiceException { StatusCode: not 0 } failed =>
            new SourceUnavailableException($"S3 failed in bucket {at.Bucket}: {(int)failed.StatusCode} {failed.ErrorCode}.", error),
        _ => new SourceUnavailableException($"S3 cannot be reached for bucket {at.Bucket}: {error.GetBaseException().GetType().Name}.", error),
    };

    public static bool IsStatus(Exception error, params HttpStatusCode[] codes) => error is AmazonServiceException failed && codes.Contains(failed.StatusCode);
}
