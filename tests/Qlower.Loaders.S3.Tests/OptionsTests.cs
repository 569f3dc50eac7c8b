using System.Net;
using Amazon.S3;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Qlower.Loaders.S3.Tests;

[TestFixture]
internal sealed class OptionsTests
{
    [Test]
    public void Start_ManyWrongOptions_AreAllToldAtOnce()
    {
        var failures = Failures(options =>
        {
            options.PollInterval = TimeSpan.Zero;
            options.RangeBytes = 1;
            options.ReadRetries = -1;
            options.Prefix = "/in";
            options.ServiceUrl = new Uri("ftp://user:secret@there/");
            options.Partners.Add("nobody");
            options.Environment = "prod";
        });

        Assert.That(failures, Has.Exactly(6).StartsWith("S3 source s3: "));
        Assert.That(string.Join('\n', failures), Does.Contain("PollInterval").And.Contains("RangeBytes").And.Contains("ReadRetries").And.Contains("Prefix")
            .And.Contains("ServiceUrl").And.Contains("nobody").And.Not.Contains("secret"));
    }

    [Test]
    public void Start_NoEnvironment_IsTold() => Assert.That(Failures(_ => { }), Has.One.Contains("Environment is empty"));

    [Test]
    public void Start_BucketNameThatIsNone_IsTold() =>
        Assert.That(Failures(options => (options.Environment, options.Bucket) = ("prod", "Loader_{environment}_{partner}")), Has.One.Contains("Loader_prod_azur"));

    [Test]
    public void Start_TwoPartnersInOnePlace_IsTold() =>
        Assert.That(Failures(options => options.Bucket = "one-bucket"), Has.One.Contains("azur, boreal").And.Contains("{partner}"));

    [Test]
    public void Start_OneBucketWithAPrefixEach_IsRight() =>
        Assert.That(Failures(options => (options.Bucket, options.Prefix) = ("one-bucket", "{partner}/")), Is.Empty);

    [Test]
    public async Task Dispose_ClientThatTheHostBrought_IsLeftToTheHost()
    {
        using var client = Gateway.Connect(Gateway.Address);
        await using (var services = Compose(builder =>
        {
            builder.Services.AddKeyedSingleton<IAmazonS3>("s3", client);
            builder.AddS3Source("s3", options => options.Environment = "prod");
        }))
        {
            Assert.That(services.GetServices<IFileSource>().Single().Name, Is.EqualTo("s3"));
        }

        Assert.That((await client.ListBucketsAsync()).HttpStatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void Configuration_UnknownName_IsTold()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Environment"] = "prod", ["Prefx"] = "in/" }).Build();
        var services = Compose(builder => builder.AddS3Source("s3", section));

        Assert.That(() => services.GetRequiredService<IOptionsMonitor<S3SourceOptions>>().Get("s3"), Throws.InvalidOperationException.With.Message.Contains("Prefx"));
    }

    private static IReadOnlyList<string> Failures(Action<S3SourceOptions> configure)
    {
        var services = Compose(builder => builder.AddS3Source("s3", configure));
        try
        {
            services.GetRequiredService<IOptionsMonitor<S3SourceOptions>>().Get("s3");
            return [];
        }
        catch (OptionsValidationException error)
        {
            return [.. error.Failures];
        }
    }

    private static ServiceProvider Compose(Action<IQlowerLoadersBuilder> add)
    {
        var services = new ServiceCollection();
        var builder = services.AddQlowerLoaders();
        foreach (var partner in new[] { "azur", "boreal" })
        {
            builder.AddPartner(partner, options => options.KeyHashes.Add("sha256:" + new string('0', 64)));
        }

        add(builder);
        return services.BuildServiceProvider();
    }
}
