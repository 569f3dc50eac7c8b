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
        using var host = Build(services => services.AddQlowerLoaders().UseCelery(options =>
            (options.Uri, options.Concurrency, options.Queue, options.Work) = ("http://u:hunter2@host", 0, "", work)));

        var error = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync()))!;

        Assert.That(error.Failures.Select(failure => failure.Split(':')[0]), Is.EqualTo(new[] { "Uri", "Queue", "Concurrency" }));
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
        using var host = Build(services => services.AddQlowerLoaders().UseCelery(section));

        var error = (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync()))!;

        Assert.That(error.Failures.Single(), Does.StartWith("Celery:Concurency: no such option; there are Uri, "));
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

    private static IHost Build(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        add(builder.Services);
        return builder.Build();
    }
}
