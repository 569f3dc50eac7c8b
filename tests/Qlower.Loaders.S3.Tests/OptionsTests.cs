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
    public void Start_ManyInvalidOptions_AreAllReportedAtOnce()
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
    public void Start_NoEnvironment_IsAnError() => Assert.That(Failures(_ => { }), Has.One.Contains("Environment: is empty"));

    [Test]
    public void Start_InvalidBucketName_IsAnError() =>
        Assert.That(Failures(options => (options.Environment, options.Bucket) = ("prod", "Loader_{environment}_{partner}")), Has.One.Contains("Loader_prod_azur"));

    [Test]
    public void Start_TwoPartnersInOnePlace_IsAnError() =>
        Assert.That(Failures(options => options.Bucket = "one-bucket"), Has.One.Contains("azur, boreal").And.Contains("{partner}"));

    [Test]
    public void Start_OneBucketWithAPrefixEach_IsAccepted() =>
        Assert.That(Failures(options => (options.Bucket, options.Prefix) = ("one-bucket", "{partner}/")), Is.Empty);

    [Test]
    public async Task Dispose_ClientOfTheHost_IsNotDisposed()
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
    public void Configuration_UnknownNameAmongOtherErrors_IsReportedWithThem()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sources:Main:Environment"] = "prod",
            ["Sources:Main:Prefx"] = "in/",
            ["Sources:Main:ReadRetries"] = "many",
            ["Sources:Main:RangeBytes"] = "1",
        }).Build();

        var failures = FailuresOf(builder => builder.AddS3Source("s3", root.GetSection("Sources:Main")));

        Assert.That(failures, Has.Count.EqualTo(3));
        Assert.That(failures, Has.One.StartsWith("Sources:Main:Prefx: no such option").And.One.StartsWith("Sources:Main:ReadRetries: 'many' is not ").And.One.StartsWith("S3 source s3: RangeBytes"));
    }

    [Test]
    public async Task AddS3Source_TwiceWithOneName_IsOneSourceConfiguredByBoth()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Environment"] = "prod", ["Partners:0"] = "azur" }).Build();
        await using var services = Compose(builder => builder
            .AddS3Source("s3", section)
            .AddS3Source("s3", section)
            .AddS3Source("s3", options => options.Region = "eu-west-3")
            .AddS3Source("other", options => (options.Environment, options.Region) = ("stg", "eu-west-3")));

        var sources = services.GetServices<IFileSource>().ToList();
        var options = services.GetRequiredService<IOptionsMonitor<S3SourceOptions>>().Get("s3");

        Assert.That(sources.Select(source => source.Name), Is.EqualTo(new[] { "s3", "other" }));
        Assert.That((options.Environment, options.Region), Is.EqualTo(("prod", "eu-west-3")));
        Assert.That(options.Partners, Is.EqualTo(new[] { "azur" }));
    }

    [Test]
    public void AddS3Source_TwicePlacedDifferently_IsAnError() =>
        Assert.That(
            FailuresOf(builder => builder
                .AddS3Source("s3", options => (options.Environment, options.Region) = ("prod", "eu-west-3"))
                .AddS3Source("s3", options => options.Environment = "stg")),
            Is.EqualTo(new[] { "S3 source s3: Environment: two calls with this name set it, to 'prod' and to 'stg'; each place needs a name of its own." }));

    private static IReadOnlyList<string> Failures(Action<S3SourceOptions> configure) => FailuresOf(builder => builder.AddS3Source("s3", configure));

    private static IReadOnlyList<string> FailuresOf(Action<IQlowerLoadersBuilder> add)
    {
        using var services = Compose(add);
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
