using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Qlower.Celery;

namespace Qlower.Loaders.Celery.Tests.Dispatch;

[TestFixture]
internal sealed class UseCeleryTests
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task UseCelery_WrongOptions_ReportsEveryErrorOnceAtStartWithoutThePassword(bool work)
    {
        using var host = Build(services => Complete(services).UseCelery(options =>
            (options.Uri, options.Concurrency, options.Queue, options.Work) = ("http://u:hunter2@host", 0, "", work)));

        var error = (await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync()))!;

        Assert.That(error.Failures.Select(failure => string.Join(':', failure.Split(':')[..2])), Is.EqualTo(new[] { "UseCelery: Uri", "UseCelery: Queue", "UseCelery: Concurrency" }));
        Assert.That(error.ToString(), Does.Not.Contain("hunter2"));
    }

    [Test]
    public async Task UseCelery_SectionWithUnknownOption_IsAnErrorAtStart()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Celery:Uri"] = "amqp://localhost",
            ["Celery:Concurency"] = "2",
        }).Build().GetSection("Celery");
        using var host = Build(services => Complete(services).UseCelery(section));

        var error = (await Assert.CatchAsync<OptionsValidationException>(() => host.StartAsync()))!;

        Assert.That(error.Failures.Single(), Is.EqualTo("Celery:Concurency: no such option; did you mean 'Concurrency'?"));
    }

    [Test]
    public async Task UseCelery_Twice_ConfiguresOnTopAndAddsNothingTwice()
    {
        var builder = new ServiceCollection().AddQlowerLoaders().UseCelery(options => (options.Uri, options.Queue) = ("amqp://localhost", "loads"));
        var once = builder.Services.Count(service => service.ServiceType == typeof(IHostedService));

        builder.UseCelery(options => options.Concurrency = 3);

        Assert.That(builder.Services.Count(service => service.ServiceType == typeof(IHostedService)), Is.EqualTo(once));
        await using var services = builder.Services.BuildServiceProvider();
        var worker = services.GetRequiredService<IOptions<CeleryWorkerOptions>>().Value;
        Assert.That((worker.Broker.Uri, worker.Concurrency, worker.Enabled), Is.EqualTo(("amqp://localhost", 3, true)));
        Assert.That(worker.Queues, Is.EqualTo(new[] { "loads" }));
        Assert.That(worker.Broker.Queues.Select(queue => (queue.Name, queue.Quorum)), Is.EqualTo(new[] { ("loads", true) }));
    }

    [Test]
    public async Task UseCelery_WithoutWork_RunsNoWorkerUnlessTheHostConfiguresOne()
    {
        await using var announcing = new ServiceCollection().AddQlowerLoaders()
            .UseCelery(options => (options.Uri, options.Work) = ("amqp://localhost", false)).Services.BuildServiceProvider();
        var collection = new ServiceCollection();
        collection.AddQlowerLoaders().UseCelery(options => (options.Uri, options.Work) = ("amqp://localhost", false));
        collection.AddCeleryWorker(worker => worker.Broker.Uri = "amqp://elsewhere");
        await using var working = collection.BuildServiceProvider();

        Assert.That(announcing.GetRequiredService<IOptions<CeleryWorkerOptions>>().Value.Enabled, Is.False);
        Assert.That(working.GetRequiredService<IOptions<CeleryWorkerOptions>>().Value.Enabled, Is.True);
        Assert.That(working.GetRequiredService<IOptions<CeleryWorkerOptions>>().Value.Queues, Is.Empty);
    }

    [Test]
    public async Task UseCelery_Dispatcher_ReleasesLoadsAfterInspection()
    {
        await using var services = new ServiceCollection().AddQlowerLoaders().UseCelery(options => options.Uri = "amqp://localhost").Services.BuildServiceProvider();

        Assert.That(services.GetServices<ILoadDispatcher>().Single().ReleasesAfterInspection, Is.True);
    }

    /// <summary>A host that lacks nothing but the dispatch.</summary>
    private static IQlowerLoadersBuilder Complete(IServiceCollection services) => services.AddQlowerLoaders()
        .AddPartner("azur", partner => partner.KeyHashes.Add("sha256:" + new string('0', 64)))
        .AddFolderSource(source => source.Root = Path.Combine(TestContext.CurrentContext.TestDirectory, "exchange"))
        .UseInMemoryStore();

    private static IHost Build(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        add(builder.Services);
        return builder.Build();
    }
}
