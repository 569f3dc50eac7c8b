using Amazon.SQS;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Loaders.Sqs.Queues;

namespace Qlower.Loaders.Sqs.Tests.Configuration;

[TestFixture]
internal sealed class AddSqsEventsTests
{
    [Test]
    public void AddSqsEvents_FromConfiguration_BindsEveryOption()
    {
        using var services = Compose(
            ("QueueUrl", "https://sqs.eu-west-3.amazonaws.com/1/q"), ("Region", "eu-west-3"), ("ServiceUrl", "https://vpce.example"), ("WaitTime", "00:00:10"),
            ("VisibilityTimeout", "00:02:00"), ("BatchSize", "5"), ("Concurrency", "8"), ("MaxReceives", "3"), ("RetryDelay", "00:00:07"),
            ("LongestRetryDelay", "00:10:00"), ("DeadLetterQueueUrl", "https://sqs.eu-west-3.amazonaws.com/1/dead"));

        var options = services.GetRequiredService<IOptionsMonitor<SqsEventOptions>>().Get("events");

        Assert.Multiple(() =>
        {
            Assert.That(options.QueueUrl?.AbsoluteUri, Is.EqualTo("https://sqs.eu-west-3.amazonaws.com/1/q"));
            Assert.That((options.Region, options.ServiceUrl?.Host), Is.EqualTo(("eu-west-3", "vpce.example")));
            Assert.That((options.WaitTime.TotalSeconds, options.VisibilityTimeout.TotalMinutes), Is.EqualTo((10d, 2d)));
            Assert.That((options.BatchSize, options.Concurrency, options.MaxReceives), Is.EqualTo((5, 8, 3)));
            Assert.That((options.RetryDelay.TotalSeconds, options.LongestRetryDelay.TotalMinutes), Is.EqualTo((7d, 10d)));
            Assert.That(options.DeadLetterQueueUrl?.AbsolutePath, Is.EqualTo("/1/dead"));
        });
    }

    [Test]
    public void AddSqsEvents_InvalidOptions_AreReportedAllAtOnce()
    {
        using var services = Compose(
            ("QueueUrl", "queue"), ("Regoin", "x"), ("Region", "a b"), ("ServiceUrl", "ftp://x"), ("WaitTime", "00:00:21"), ("VisibilityTimeout", "soon"),
            ("BatchSize", "11"), ("Concurrency", "0"), ("MaxReceives", "many"), ("RetryDelay", "00:00:01.5"), ("LongestRetryDelay", "00:00:01"));

        var thrown = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptionsMonitor<SqsEventOptions>>().Get("events"))!;

        string[] named = ["QueueUrl", "Regoin", "Region:", "ServiceUrl", "WaitTime", "VisibilityTimeout", "BatchSize", "Concurrency", "MaxReceives", "RetryDelay", "LongestRetryDelay"];
        Assert.That(named.Where(name => !thrown.Failures.Any(failure => failure.Contains(name, StringComparison.Ordinal))), Is.Empty);
        Assert.That(thrown.Failures.Count(), Is.EqualTo(named.Length));
    }

    [Test]
    public async Task Start_WithoutAQueue_IsRefused()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddQlowerLoaders().AddSqsEvents("events", _ => { });
        using var host = builder.Build();

        await Assert.ThatAsync(() => host.StartAsync(), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("QueueUrl is required"));
    }

    [Test]
    public void AddSqsEvents_TwoNames_AreTwoListeners()
    {
        var services = new ServiceCollection();
        Complete(services)
            .AddSqsEvents("one", options => options.QueueUrl = new Uri("https://sqs.eu-west-3.amazonaws.com/1/one"))
            .AddSqsEvents("two", options => options.QueueUrl = new Uri("https://sqs.eu-west-1.amazonaws.com/1/two"))
            .AddSqsEvents("one", options => options.BatchSize = 1);
        using var provider = services.BuildServiceProvider();

        Assert.That(provider.GetServices<IHostedService>().OfType<QueueListener>().Distinct().Count(), Is.EqualTo(2));
        Assert.That(provider.GetRequiredKeyedService<IAmazonSQS>("one").Config.RegionEndpoint?.SystemName, Is.EqualTo("eu-west-3"));
        Assert.That(provider.GetRequiredKeyedService<IAmazonSQS>("two").Config.RegionEndpoint?.SystemName, Is.EqualTo("eu-west-1"));
    }

    [Test]
    public void AddSqsEvents_OneSectionTwice_ConfiguresOnTopAndListensOnce()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["QueueUrl"] = "https://sqs.eu-west-3.amazonaws.com/1/q", ["BatchSize"] = "3" }).Build();
        var services = new ServiceCollection();
        Complete(services).AddSqsEvents("events", section).AddSqsEvents("events", section).AddSqsEvents("events", options => options.MaxReceives = 7);
        using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptionsMonitor<SqsEventOptions>>().Get("events");

        Assert.That((options.BatchSize, options.MaxReceives), Is.EqualTo((3, 7)));
        Assert.That(provider.GetServices<IHostedService>().OfType<QueueListener>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void AddSqsEvents_TwiceWithTwoQueues_IsAnError()
    {
        var services = new ServiceCollection();
        services.AddQlowerLoaders()
            .AddSqsEvents(options => options.QueueUrl = new Uri("https://sqs.eu-west-3.amazonaws.com/1/one"))
            .AddSqsEvents(options => options.QueueUrl = new Uri("https://sqs.eu-west-3.amazonaws.com/1/two"));
        using var provider = services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptionsMonitor<SqsEventOptions>>().Get("sqs"))!;

        Assert.That(error.Failures.Single(), Does.StartWith("SQS events sqs: QueueUrl: two calls with this name set it, to 'https://sqs.eu-west-3.amazonaws.com/1/one'"));
    }

    /// <summary>A host that lacks nothing but queues.</summary>
    private static IQlowerLoadersBuilder Complete(IServiceCollection services) => services.AddQlowerLoaders()
        .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:" + new string('0', 64)))
        .AddFolderSource(source => source.Root = Path.Combine(TestContext.CurrentContext.TestDirectory, "exchange"))
        .UseInMemoryStore();

    private static ServiceProvider Compose(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create<string, string?>("Sqs:" + setting.Name, setting.Value)))
            .Build();
        var services = new ServiceCollection();
        services.AddQlowerLoaders().AddSqsEvents("events", configuration.GetSection("Sqs"));
        return services.BuildServiceProvider();
    }
}
