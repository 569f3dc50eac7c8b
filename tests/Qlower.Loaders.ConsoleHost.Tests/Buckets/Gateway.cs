using Amazon.Runtime;
using Amazon.S3;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.ConsoleHost.Tests.Buckets;

/// <summary>One S3 server for the tests of this namespace.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
public sealed class Gateway
{
    private static ServerScript? _server;
    private static int _environments;

    /// <summary>The partner's view of the server, and the tests' own.</summary>
    public static AmazonS3Client Client { get; private set; } = null!;

    public static string Address => _server!.Settings["AWS_ENDPOINT_URL_S3"];

    /// <summary>What the program reads its credentials from.</summary>
    public static IReadOnlyDictionary<string, string?> Credentials => new Dictionary<string, string?>
    {
        ["AWS_ACCESS_KEY_ID"] = _server!.Settings["AWS_ACCESS_KEY_ID"],
        ["AWS_SECRET_ACCESS_KEY"] = _server.Settings["AWS_SECRET_ACCESS_KEY"],
        ["AWS_EC2_METADATA_DISABLED"] = "true",
    };

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await ServerScript.StartAsync("ceph", ports: 60);
        Client = new AmazonS3Client(
            new BasicAWSCredentials(_server.Settings["AWS_ACCESS_KEY_ID"], _server.Settings["AWS_SECRET_ACCESS_KEY"]),
            new AmazonS3Config
            {
                ServiceURL = Address,
                AuthenticationRegion = "us-east-1",
                ForcePathStyle = true,
                RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
                ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        Client?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    /// <summary>A name that no other test uses.</summary>
    public static string NewEnvironment() => $"c{Interlocked.Increment(ref _environments)}";
}
