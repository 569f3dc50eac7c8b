using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Qlower.Loaders.S3.Sources;

namespace Qlower.Loaders.S3.Tests;

/// <summary>What partners and tests do with buckets, and sources over them.</summary>
internal static class Buckets
{
    public const string Partner = "azur";

    public static string Of(string environment, string partner = Partner) => $"ql-loader-{environment}-{partner}";

    public static S3FileSource Source(
        string environment, Action<S3SourceOptions>? configure = null, Uri? address = null, ILogger<S3FileSource>? logger = null, TimeProvider? time = null)
    {
        var options = new S3SourceOptions { Environment = environment, ServiceUrl = Gateway.Address };
        configure?.Invoke(options);
        return new S3FileSource(
            "s3", Gateway.Connect(address ?? Gateway.Address), options, new TestPartners(Partner), time ?? TimeProvider.System, logger ?? NullLogger<S3FileSource>.Instance);
    }

    public static Task PutAsync(string bucket, string key, string content) => PutAsync(bucket, key, Encoding.UTF8.GetBytes(content));

    public static async Task PutAsync(string bucket, string key, byte[] content)
    {
        using var stream = new MemoryStream(content);
        await Gateway.Partner.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, InputStream = stream });
    }

    /// <summary>Creates a bucket with versioning.</summary>
    public static async Task CreateVersionedAsync(string bucket)
    {
        await Gateway.Partner.PutBucketAsync(bucket);
        await SetVersioningAsync(bucket, VersionStatus.Enabled);
    }

    public static Task SetVersioningAsync(string bucket, VersionStatus status) =>
        Gateway.Partner.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = bucket, VersioningConfig = new S3BucketVersioningConfig { Status = status } });

    /// <summary>All versions of a bucket, delete markers too: key by key, the newest first.</summary>
    public static async Task<List<S3ObjectVersion>> VersionsAsync(string bucket)
    {
        var versions = new List<S3ObjectVersion>();
        var request = new ListVersionsRequest { BucketName = bucket };
        ListVersionsResponse page;
        do
        {
            page = await Gateway.Partner.ListVersionsAsync(request);
            versions.AddRange(page.Versions ?? []);
            (request.KeyMarker, request.VersionIdMarker) = (page.NextKeyMarker, page.NextVersionIdMarker);
        }
        while (page.IsTruncated == true);
        return versions;
    }

    /// <summary>All keys of a bucket.</summary>
    public static async Task<List<string>> KeysAsync(string bucket)
    {
        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = bucket };
        ListObjectsV2Response page;
        do
        {
            page = await Gateway.Partner.ListObjectsV2Async(request);
            keys.AddRange((page.S3Objects ?? []).Select(item => item.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        return keys;
    }
}
