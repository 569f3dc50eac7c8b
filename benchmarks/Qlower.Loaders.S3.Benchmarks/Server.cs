using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Qlower.Loaders.S3.Benchmarks;

/// <summary>The S3 server that the script started, and the SDK alone on it.</summary>
internal sealed class Server : IDisposable
{
    public const string Partner = "azur";

    private int _environments;

    public Uri Address { get; } = new(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3") ?? throw new InvalidOperationException("Run benchmarks/s3.sh."));

    public AmazonS3Client Client { get; } = Connect();

    /// <summary>An environment whose bucket is new and empty.</summary>
    public async Task<string> NewEnvironmentAsync()
    {
        var environment = $"b{++_environments}";
        await Client.PutBucketAsync(BucketOf(environment));
        return environment;
    }

    public static string BucketOf(string environment) => $"ql-loader-{environment}-{Partner}";

    public Task PutAsync(string bucket, string key, byte[] content) => Client.PutObjectAsync(new PutObjectRequest
    {
        BucketName = bucket,
        Key = key,
        InputStream = new MemoryStream(content),
    });

    /// <summary>Reads an object, or a range of it, and throws the bytes away.</summary>
    public async Task<long> ReadAsync(GetObjectRequest request)
    {
        using var response = await Client.GetObjectAsync(request);
        return await DrainAsync(response.ResponseStream);
    }

    /// <summary>Reads a stream to its end.</summary>
    public static async Task<long> DrainAsync(Stream stream)
    {
        var buffer = new byte[256 << 10];
        var total = 0L;
        int read;
        while ((read = await stream.ReadAsync(buffer)) > 0)
        {
            total += read;
        }

        return total;
    }

    public void Dispose() => Client.Dispose();

    private static AmazonS3Client Connect() => new(new AmazonS3Config
    {
        ServiceURL = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_S3"),
        AuthenticationRegion = "us-east-1",
        ForcePathStyle = true,
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });
}
