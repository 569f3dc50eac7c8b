using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Qlower.Celery.Worker.Consumption;

namespace Qlower.Celery.Tests.Worker;

[TestFixture]
internal sealed class WorkerOptionsTests
{
    [Test]
    public void AddCeleryWorker_WrongOptions_ReportsEveryError()
    {
        using var services = new ServiceCollection().AddCeleryWorker(options =>
        {
            options.Concurrency = 0;
            options.Queues.Add("a");
            options.Queues.Add("a");
            options.DeadLetterQueue = "a";
            (options.SoftTimeLimit, options.TimeLimit) = (TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1));
        }).AddTask("t", (_, _) => Task.FromResult<object?>(null), task => task.MaxRetries = -1).Services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => _ = services.GetRequiredService<IOptions<CeleryWorkerOptions>>().Value)!;

        Assert.That(error.Failures.Select(failure => failure.Split(':')[0]), Is.EquivalentTo(
            new[] { "Broker", "DeadLetterQueue", "Queues", "Concurrency", "SoftTimeLimit", "Tasks" }));
    }

    [Test]
    public void AddCeleryWorker_SectionWithUnknownOptions_ReportsEachWithItsPath()
    {
        var section = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Worker:Broker:Uri"] = "amqp://localhost",
            ["Worker:Broker:Queues:0:Nmae"] = "a",
            ["Worker:Concurency"] = "2",
            ["Worker:MaxDeliveries"] = "many",
            ["Worker:StoreTimeout"] = "00:00:00",
        }).Build().GetSection("Worker");
        using var services = new ServiceCollection().AddCeleryWorker(section).Services.BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate())!;

        Assert.That(error.Failures.Select(failure => failure.Split(": ")[0]), Is.EquivalentTo(
            new[] { "Broker:Queues:0:Name", "StoreTimeout", "Worker:Broker:Queues:0:Nmae", "Worker:Concurency", "Worker:MaxDeliveries" }));
    }

    [Test]
    public async Task AddCeleryWorker_NotEnabled_NeedsNoBrokerAndConsumesNothing()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddCeleryWorker(options => options.Enabled = false);
        using var host = builder.Build();

        await host.StartAsync();
        var health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        await host.StopAsync();

        Assert.That(health.Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task Health_QueueNotConsumedForAMinute_IsUnhealthy()
    {
        var time = new FakeTimeProvider();
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(time);
        await using var services = collection.AddCeleryWorker(options => options.Broker.Uri = "amqp://localhost").Services.BuildServiceProvider();
        var (progress, checks) = (services.GetRequiredService<QueueProgress>(), services.GetRequiredService<HealthCheckService>());

        progress.NotConsuming("celery");
        time.Advance(TimeSpan.FromSeconds(59));
        var before = await checks.CheckHealthAsync();
        time.Advance(TimeSpan.FromSeconds(1));
        var after = await checks.CheckHealthAsync();
        progress.Consuming("celery");
        var again = await checks.CheckHealthAsync();

        Assert.That((before.Status, after.Status, again.Status), Is.EqualTo((HealthStatus.Healthy, HealthStatus.Unhealthy, HealthStatus.Healthy)));
    }
}
