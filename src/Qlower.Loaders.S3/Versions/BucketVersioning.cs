using System.Collections.Concurrent;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.S3.Objects;
using Qlower.Loaders.S3.Requests;

namespace Qlower.Loaders.S3.Versions;

/// <summary>
/// Knows which buckets store versions. Versioning can be suspended, but never removed, so a bucket that has it is not queried again; one without it is
/// queried every hour, because it may be enabled meanwhile. Thread-safe.
/// </summary>
internal sealed partial class BucketVersioning(string source, S3ObjectClient client, TimeProvider time, ILogger logger)
{
    private const string Permission = "s3:GetBucketVersioning";

    private static readonly TimeSpan QueryEvery = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, bool> _versioned = new();
    private readonly ConcurrentDictionary<string, long> _queriedAt = new();
    private readonly ConcurrentDictionary<string, bool> _denied = new();

    /// <summary>Whether the bucket is known to store versions. Sends no request.</summary>
    public bool IsKnown(string bucket) => _versioned.ContainsKey(bucket);

    /// <summary>Records that a response named a version.</summary>
    public void SetKnown(string bucket) => _versioned[bucket] = true;

    /// <summary>
    /// Returns whether the bucket stores versions, also while versioning is suspended. A host without the permission receives <see langword="false"/> until a
    /// response names a version.
    /// </summary>
    /// <exception cref="SourceUnavailableException">S3 cannot be reached, or failed.</exception>
    public async ValueTask<bool> IsVersionedAsync(string bucket, CancellationToken cancellationToken)
    {
        if (IsKnown(bucket))
        {
            return true;
        }

        if (_queriedAt.TryGetValue(bucket, out var queriedAt) && time.GetElapsedTime(queriedAt) < QueryEvery)
        {
            return false;
        }

        if (await QueryAsync(bucket, cancellationToken).ConfigureAwait(false))
        {
            SetKnown(bucket);
        }

        _queriedAt[bucket] = time.GetTimestamp();
        return IsKnown(bucket);
    }

    private async Task<bool> QueryAsync(string bucket, CancellationToken cancellationToken)
    {
        try
        {
            var response = await client.Sdk.GetBucketVersioningAsync(new GetBucketVersioningRequest { BucketName = bucket }, cancellationToken).ConfigureAwait(false);
            return response.VersioningConfig?.Status is { } status && (status == VersionStatus.Enabled || status == VersionStatus.Suspended);
        }
        catch (Exception error) when (S3Errors.IsStatus(error, HttpStatusCode.Forbidden))
        {
            if (_denied.TryAdd(bucket, true))
            {
                LogUnknown(logger, source, bucket, Permission);
            }

            return false;
        }
        catch (Exception error) when (S3Errors.IsStatus(error, HttpStatusCode.NotImplemented, HttpStatusCode.MethodNotAllowed))
        {
            // Another server, which has no versions.
            return false;
        }
        catch (Exception error) when (S3Errors.IsFailure(error) && !cancellationToken.IsCancellationRequested)
        {
            throw S3Errors.Translate(new ObjectLocation(bucket, ""), Permission, error);
        }
    }

    [LoggerMessage(EventId = 1030, EventName = "VersioningUnknown", Level = LogLevel.Warning, Message = "Source {Source} cannot find out whether bucket {Bucket} stores versions, because {Permission} was denied: until a response names a version it lists current objects only.")]
    private static partial void LogUnknown(ILogger logger, string source, string bucket, string permission);
}
