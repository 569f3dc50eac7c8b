using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Qlower.Loaders.S3.Objects;

namespace Qlower.Loaders.S3.Requests;

/// <summary>Translates failed requests to S3: the object has changed, or the source is unavailable and the load is deferred.</summary>
internal static class S3Errors
{
    /// <summary>Sends a request and translates its failure.</summary>
    /// <param name="at">The object that the request names.</param>
    /// <param name="permission">The permission that it requires, reported when it is denied.</param>
    /// <param name="call">Sends the request.</param>
    /// <param name="cancellationToken">The caller's token; its cancellation is not a failure of S3.</param>
    /// <exception cref="SourceChangedException">The object is gone, or was replaced.</exception>
    /// <exception cref="SourceUnavailableException">S3 cannot be reached, failed, or denied the request.</exception>
    public static async Task<T> GuardAsync<T>(ObjectLocation at, string permission, Func<Task<T>> call, CancellationToken cancellationToken)
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

    /// <summary>Whether an exception is a failure of S3 or of the network, or a time-out.</summary>
    public static bool IsFailure(Exception error) =>
        error is AmazonClientException or AmazonServiceException or HttpRequestException or IOException or TimeoutException or OperationCanceledException
        && error is not LoaderException;

    public static LoaderException Translate(ObjectLocation at, string permission, Exception error) => error switch
    {
        AmazonS3Exception { ErrorCode: "NoSuchBucket" } => new SourceUnavailableException($"The bucket {at.Bucket} does not exist.", error),
        AmazonS3Exception { StatusCode: HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed } => new SourceChangedException("The object is gone.", error),
        AmazonS3Exception { StatusCode: HttpStatusCode.PreconditionFailed } => new SourceChangedException("The object was replaced.", error),
        AmazonServiceException { StatusCode: HttpStatusCode.Forbidden } refused =>
            new SourceUnavailableException($"S3 denied {permission} in bucket {at.Bucket} ({refused.ErrorCode}).", error),
        AmazonServiceException { StatusCode: not 0 } failed =>
            new SourceUnavailableException($"S3 failed in bucket {at.Bucket}: {(int)failed.StatusCode} {failed.ErrorCode}.", error),
        _ => new SourceUnavailableException($"S3 cannot be reached for bucket {at.Bucket}: {error.GetBaseException().GetType().Name}.", error),
    };

    public static bool IsStatus(Exception error, params HttpStatusCode[] codes) => error is AmazonServiceException failed && codes.Contains(failed.StatusCode);
}
