using Amazon.Runtime;
using Amazon.S3;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests;

/// <summary>One Ceph gateway for all the tests of this assembly.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
public sealed class Gateway
{
    private static ServerScript? _server;
    private static int _environments;

    public static Uri Address => new(_server!.Settings["AWS_ENDPOINT_URL_S3"]);

    /// <summary>The SDK as the partner uses it, and as the tests look behind the product's back.</summary>
    public static AmazonS3Client Partner { get; private set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await ServerScript.StartAsync("ceph", ports: 60);
        Partner = Connect(Address);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Partner?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>A name of an environment that no other test uses.</summary>
    public static string NewEnvironment() => $"t{Interlocked.Increment(ref _environments)}";

    public static AmazonS3Client Connect(Uri address) => new(
        new BasicAWSCredentials(_server!.Settings["AWS_ACCESS_KEY_ID"], _server.Settings["AWS_SECRET_ACCESS_KEY"]),
        new AmazonS3Config
        {
            ServiceURL = address.AbsoluteUri,
            AuthenticationRegion = "us-east-1",
            ForcePathStyle = true,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            MaxErrorRetry = 2,
        });
}
