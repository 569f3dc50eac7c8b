using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.S3.Tests;

/// <summary>Two sources that use the same objects load each of them twice: the host refuses to start.</summary>
[TestFixture]
internal sealed class S3PlacesTests
{
    [Test]
    public async Task Start_OneBucketTwice_NamesBothSourcesAndThePlace()
    {
        var failures = await FailuresAsync(("one", _ => { }), ("two", _ => { }));

        Assert.That(failures, Is.EqualTo(new[] { "File sources 'one' and 'two' both use s3://amazonaws.com/ql-loader-prod-azur/: each file would be loaded twice." }));
    }

    [Test]
    public async Task Start_OnePrefixTwice_IsRefused()
    {
        var failures = await FailuresAsync(("one", options => options.Prefix = "in/{partner}/"), ("two", options => options.Prefix = "in/azur/"));

        Assert.That(failures, Has.One.Contains("s3://amazonaws.com/ql-loader-prod-azur/in/azur/"));
    }

    [TestCase("success/2026/11/27/")]
    [TestCase("failure/")]
    [TestCase("claims/")]
    [TestCase("replay/")]
    public async Task Start_PrefixWithinAnothersOwnFolders_IsRefused(string prefix)
    {
        var failures = await FailuresAsync(("one", _ => { }), ("two", options => options.Prefix = prefix));

        Assert.That(failures, Has.One.StartsWith($"File source 'two' uses s3://amazonaws.com/ql-loader-prod-azur/{prefix}, which is within ").Or.One.Contains("both use"));
    }

    [Test]
    public async Task Start_RegionalAddressOfAws_IsTheSameBucket()
    {
        var failures = await FailuresAsync(("one", _ => { }), ("two", options => options.ServiceUrl = new Uri("https://s3.eu-west-3.amazonaws.com")));

        Assert.That(failures, Has.One.Contains("'one' and 'two'"));
    }

    [TestCase("http://Store.example:9000", "http://store.example:9000/")]
    [TestCase("https://store.example", "https://store.example:443")]
    public async Task Start_OneServerInTwoSpellings_IsRefused(string first, string second)
    {
        var failures = await FailuresAsync(("one", options => options.ServiceUrl = new Uri(first)), ("two", options => options.ServiceUrl = new Uri(second)));

        Assert.That(failures, Has.One.Contains("'one' and 'two'"));
    }

    [Test]
    public async Task Start_SubFolderThatTheOuterSourceDoesNotList_IsAccepted() =>
        Assert.That(await FailuresAsync(("one", _ => { }
    ), ("two", options => options.Prefix = "second/")), Is.Empty);

    [Test]
    public async Task Start_OnePartnerInTwoBuckets_IsAccepted() =>
        Assert.That(await FailuresAsync(("one", _ => { }
    ), ("two", options => options.Environment = "stg")), Is.Empty);

    [Test]
    public async Task Start_OneBucketNameOnTwoServers_IsAccepted() =>
        Assert.That(await FailuresAsync(("one", _ => { }
    ), ("two", options => options.ServiceUrl = new Uri("http://store.example:9000"))), Is.Empty);

    [Test]
    public async Task Start_QueueOfEventsBesideThePoll_IsOneSource() =>
        Assert.That(
            await FailuresAsync(
                builder => builder.AddSqsEvents("events", options => options.QueueUrl = new Uri("https://sqs.eu-west-3.amazonaws.com/1/events")), ("one", _ => { }
    )),
            Is.Empty);

    private static Task<IReadOnlyList<string>> FailuresAsync(params (string Name, Action<S3SourceOptions> Configure)[] sources) => FailuresAsync(_ => { }, sources);

    private static async Task<IReadOnlyList<string>> FailuresAsync(
        Action<IQlowerLoadersBuilder> compose, params (string Name, Action<S3SourceOptions> Configure)[] sources)
    {
        var services = new ServiceCollection();
        using var client = new AmazonS3Client(new AnonymousAWSCredentials(), RegionEndpoint.EUWest3);
        var builder = services.AddQlowerLoaders().UseInMemoryStore().AddPartner("azur", options => options.KeyHashes.Add("sha256:" + new string('0', 64)));
        foreach (var (name, configure) in sources)
        {
            services.AddKeyedSingleton<IAmazonS3>(name, client);
            builder.AddS3Source(name, options =>
            {
                options.Environment = "prod";
                configure(options);
            });
        }

        compose(builder);
        await using var provider = services.BuildServiceProvider();
        try
        {
            foreach (var check in provider.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            {
                await check.StartingAsync(CancellationToken.None);
            }

            return [];
        }
        catch (OptionsValidationException error)
        {
            return [.. error.Failures];
        }
    }
}
