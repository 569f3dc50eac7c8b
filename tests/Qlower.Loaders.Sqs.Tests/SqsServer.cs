using Amazon.Runtime;
using Amazon.SQS;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Sqs.Tests;

/// <summary>An SQS server with a client of the tests' own.</summary>
internal sealed class SqsServer : IAsyncDisposable
{
    private readonly ServerScript _script;

    private SqsServer(ServerScript script)
    {
        _script = script;
        Url = new Uri(script.Settings["AWS_ENDPOINT_URL_SQS"]);
        Client = new AmazonSQSClient(
            new BasicAWSCredentials("QLOWERTEST", "qlower-test-secret"), new AmazonSQSConfig { ServiceURL = Url.AbsoluteUri, AuthenticationRegion = "us-east-1" });
    }

    public Uri Url { get; }

    public AmazonSQSClient Client { get; }

    public static async Task<SqsServer> StartAsync()
    {
        var script = await ServerScript.StartAsync("fauxqs");
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", script.Settings["AWS_ACCESS_KEY_ID"]);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", script.Settings["AWS_SECRET_ACCESS_KEY"]);
        return new SqsServer(script);
    }

    public Task KillAsync() => _script.RunAsync("stop");

    /// <summary>Starts it again, at the same address and without any queue.</summary>
    public Task RestartAsync() => _script.RunAsync("start");

    public async Task<TestQueue> CreateQueueAsync(string? name = null)
    {
        var created = await Client.CreateQueueAsync(name ?? "queue-" + Guid.NewGuid().ToString("n"));
        return new TestQueue(Client, created.QueueUrl);
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return _script.DisposeAsync();
    }
}
