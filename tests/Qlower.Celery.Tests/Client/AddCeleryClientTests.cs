using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Celery.Redis;

namespace Qlower.Celery.Tests.Client;

[TestFixture]
internal sealed class AddCeleryClientTests
{
    [Test]
    public async Task AddCeleryClient_WrongOptions_ReportsEveryErrorAtStartWithoutSecrets()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddCeleryClient(options =>
        {
            options.Broker.Uri = "http://u:hunter2@host";
            options.Broker.DefaultQueue = "";
            options.Channels = 0;
            options.PublishTimeout = TimeSpan.Zero;
        });
        using var host = builder.Build();

        var error = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync()))!;

        Assert.That(error.Failures.Select(failure => failure.Split(' ')[0]), Is.EqualTo(new[] { "Broker:Uri:", "Broker:DefaultQueue:", "PublishTimeout:", "Channels:" }));
        Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
    }

    [Test]
    public void AddCeleryClient_FromConfiguration_BindsEveryOption()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Broker:Uri"] = "amqps://u:p@host/v",
            ["Broker:Topology"] = "Passive",
            ["Broker:Queues:0:Name"] = "ingest.files",
            ["Broker:Queues:0:MaxPriority"] = "10",
            ["Broker:Routes:ingest.*"] = "ingest.files",
            ["PublishTimeout"] = "00:00:05",
            ["CompressOver"] = "1000",
        }).Build();

        using var services = new ServiceCollection().AddCeleryClient(configuration).BuildServiceProvider();
        var options = services.GetRequiredService<IOptions<CeleryClientOptions>>().Value;

        Assert.Multiple(() =>
        {
            Assert.That(options.Broker.Uri, Is.EqualTo("amqps://u:p@host/v"));
            Assert.That(options.Broker.Topology, Is.EqualTo(CeleryTopology.Passive));
            Assert.That((options.Broker.Queues.Single().Name, options.Broker.Queues.Single().MaxPriority), Is.EqualTo(("ingest.files", (byte?)10)));
            Assert.That(options.Broker.Routes["ingest.*"], Is.EqualTo("ingest.files"));
            Assert.That((options.PublishTimeout, options.CompressOver), Is.EqualTo((TimeSpan.FromSeconds(5), (int?)1000)));
        });
    }

    [TestCase("redis://:hunter2@host/x", 2)]
    [TestCase("host:hunter2", 2)]
    [TestCase("", 2)]
    public void AddCeleryRedisResults_WrongOptions_ReportsEveryError(string uri, int errors)
    {
        using var services = new ServiceCollection().AddCeleryRedisResults(options => (options.Uri, options.Expires) = (uri, TimeSpan.Zero)).BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => _ = services.GetRequiredService<IOptions<RedisResultsOptions>>().Value)!;

        Assert.That(error.Failures.Count(), Is.EqualTo(errors));
        Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task AddCeleryClient_TwiceAndRedisFirst_HasOneClientAndRedisForResults()
    {
        await using var services = new ServiceCollection()
            .AddCeleryRedisResults(options => options.Uri = "redis://localhost")
            .AddCeleryClient(options => options.Broker.Uri = "amqp://localhost")
            .AddCeleryClient(options => options.Channels = 4)
            .BuildServiceProvider();

        Assert.That(services.GetServices<ICeleryClient>().Count(), Is.EqualTo(1));
        Assert.That(services.GetRequiredService<IResultReader>().Name, Is.EqualTo("redis"));
        Assert.That(services.GetRequiredService<IOptions<CeleryClientOptions>>().Value.Channels, Is.EqualTo(4));
    }

    [Test]
    public async Task AddCeleryClient_Named_IsAKeyedClientWithOptionsOfItsOwn()
    {
        await using var services = new ServiceCollection()
            .AddCeleryClient(options => options.Broker.Uri = "amqp://localhost")
            .AddCeleryClient("other", options => options.Broker.Uri = "amqp://elsewhere")
            .AddCeleryClient("other", options => options.Channels = 4)
            .BuildServiceProvider();

        var options = services.GetRequiredService<IOptionsMonitor<CeleryClientOptions>>();
        var (own, other) = (services.GetRequiredService<ICeleryClient>(), services.GetRequiredKeyedService<ICeleryClient>("other"));

        Assert.That(other, Is.Not.SameAs(own));
        Assert.That(services.GetServices<ICeleryClient>().Count(), Is.EqualTo(1));
        Assert.That(services.GetKeyedServices<ICeleryClient>("other").Count(), Is.EqualTo(1));
        Assert.That((options.Get("other").Broker.Uri, options.Get("other").Channels), Is.EqualTo(("amqp://elsewhere", 4)));
        Assert.That((options.CurrentValue.Broker.Uri, options.CurrentValue.Channels), Is.EqualTo(("amqp://localhost", 2)));
    }

    [Test]
    public void AddCeleryClient_SectionWithUnknownOption_IsAnErrorAtStart()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Celery:Broker:Urii"] = "amqp://u:hunter2@host",
            ["Celery:Json:WriteIndented"] = "true",
        }).Build().GetSection("Celery");
        using var services = new ServiceCollection().AddCeleryClient(section).BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Failures.Select(failure => failure.Split(": ")[0]), Is.EqualTo(new[] { "Broker:Uri", "Celery:Broker:Urii", "Celery:Json" }));
        Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
    }

    [TestCaseSource(nameof(Contradictions))]
    public async Task SendTaskAsync_OptionsThatContradict_AreRefusedBeforeAnythingIsSent(SendTaskOptions options)
    {
        await using var services = new ServiceCollection().AddCeleryClient(client => client.Broker.Uri = "amqp://localhost:1").BuildServiceProvider();

        await Assert.ThrowsAsync<ArgumentException>(() => services.GetRequiredService<ICeleryClient>().SendTaskAsync("t", options: options));
    }

    private static IEnumerable<SendTaskOptions> Contradictions()
    {
        yield return new() { Eta = DateTimeOffset.UnixEpoch, Countdown = TimeSpan.Zero };
        yield return new() { Expires = DateTimeOffset.UnixEpoch, ExpiresAfter = TimeSpan.Zero };
        yield return new() { TaskId = " " };
        yield return new() { Retries = -1 };
        yield return new() { Exchange = "x" };
        yield return new() { SoftTimeLimit = TimeSpan.FromSeconds(-1) };
    }
}
