using Amazon.Runtime;
using Amazon.S3;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Objects that events of an SQS queue name, with a slow poll in addition.</summary>
[TestFixture]
internal sealed class EventTests
{
    private string _folder = "";
    private string _environment = "";
    private ServerScript _server = null!;
    private AmazonSQSClient _sqs = null!;
    private string _queue = "";

    private string Bucket => Buckets.Of(_environment);

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _server = await ServerScript.StartAsync("fauxqs");
        _sqs = new AmazonSQSClient(
            new BasicAWSCredentials("QLOWERTEST", "qlower-test-secret"),
            new AmazonSQSConfig { ServiceURL = _server.Settings["AWS_ENDPOINT_URL_SQS"], AuthenticationRegion = "us-east-1" });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _sqs?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    [SetUp]
    public async Task SetUpAsync()
    {
        _folder = Directory.CreateTempSubdirectory("events-").FullName;
        _environment = Gateway.NewEnvironment();
        await Gateway.Partner.PutBucketAsync(Bucket);
        _queue = (await _sqs.CreateQueueAsync("q-" + _environment)).QueueUrl;
    }

    [TearDown]
    public void TearDown() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Event_DoubledAndLate_IsOneLoad()
    {
        await using var host = Host(poll: TimeSpan.FromHours(1));
        await host.StartAsync();
        await Buckets.PutAsync(Bucket, "été 1+1.json", TestFiles.Make(50));
        await SendAsync("%C3%A9t%C3%A9+1%2B1.json");
        await SendAsync("%C3%A9t%C3%A9+1%2B1.json");
        await host.WaitForClosedAsync(1);

        await SendAsync("%C3%A9t%C3%A9+1%2B1.json");
        await SendAsync("never-put.json");
        await WaitUntilDrainedAsync();

        var load = (await host.LoadsAsync()).Single();
        Assert.That((load.File.Name, load.Status), Is.EqualTo(("été 1+1.json", LoadStatus.Success)));
        Assert.That(await host.RowsAsync(), Has.Count.EqualTo(53));
        Assert.That(await Buckets.KeysAsync(Bucket), Has.Exactly(3).Items.And.All.StartsWith("success/"), "the file and its two reports");
    }

    [Test]
    public async Task Event_ThatIsLost_IsCaughtByThePoll()
    {
        await using var host = Host(poll: TimeSpan.FromSeconds(1));
        await host.StartAsync();
        await Buckets.PutAsync(Bucket, "announced.json", TestFiles.Make(50, "a-"));
        await SendAsync("announced.json");
        await Buckets.PutAsync(Bucket, "lost.json", TestFiles.Make(50, "b-"));

        var loads = await host.WaitForClosedAsync(2);

        Assert.That(loads.Select(load => load.File.Name), Is.EquivalentTo(new[] { "announced.json", "lost.json" }));
        Assert.That(await host.RowsAsync(), Has.Count.EqualTo(106));
    }

    [Test]
    public async Task Event_OfANewerVersion_LoadsTheOlderOnesFirst()
    {
        await Buckets.SetVersioningAsync(Bucket, VersionStatus.Enabled);
        await using var host = Host(poll: TimeSpan.FromHours(1), writesClaims: false);
        await host.StartAsync();
        foreach (var prefix in new[] { "a-", "b-", "c-" })
        {
            await Buckets.PutAsync(Bucket, "file.json", TestFiles.Make(50, prefix));
        }

        var versions = (await Buckets.VersionsAsync(Bucket)).Select(version => version.VersionId).ToList();
        await SendAsync("file.json", versions[1]);
        var loads = await host.WaitForClosedAsync(3);
        await SendAsync("file.json", versions[0]);
        await SendAsync("file.json", versions[2]);
        await WaitUntilDrainedAsync();

        Assert.That(loads.OrderBy(load => load.ReceivedAt).Select(load => load.File.Identity), Is.EqualTo(versions.AsEnumerable().Reverse().Select(version => $"version:{version}")));
        Assert.That(await host.LoadsAsync(), Has.Count.EqualTo(3), "late events change nothing");
        Assert.That(await host.RowsAsync(), Has.Count.EqualTo(3 * 53));
        Assert.That((await Buckets.VersionsAsync(Bucket)).Select(version => version.Key), Has.Exactly(9).Items.And.All.StartsWith("success/"));
    }

    private LoadingHost Host(TimeSpan poll, bool writesClaims = true) => new(
        _environment,
        _folder,
        source: source => (source.PollInterval, source.IdlePollInterval, source.WritesClaims) = (poll, poll, writesClaims),
        compose: builder =>
        {
            builder.Services.AddKeyedSingleton<IAmazonSQS>("events", _sqs);
            builder.AddSqsEvents("events", options => options.QueueUrl = new Uri(_queue));
        });

    private async Task SendAsync(string key, string version = "") => await _sqs.SendMessageAsync(_queue, $$"""
        { "Records": [ { "eventVersion": "2.1", "eventSource": "aws:s3", "eventName": "ObjectCreated:Put",
            "s3": { "bucket": { "name": "{{Bucket}}" }, "object": { "key": "{{key}}", "size": 1, "eTag": "0", "versionId": "{{version}}", "sequencer": "0" } } } ] }
        """);

    private async Task WaitUntilDrainedAsync()
    {
        for (var i = 0; i < 300; i++)
        {
            var left = await _sqs.GetQueueAttributesAsync(_queue, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]);
            if (left.Attributes.Values.All(count => count == "0"))
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("Messages are left in the queue.");
    }
}
