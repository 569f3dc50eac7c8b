using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Qlower.Loaders.Celery.Tests.Worker;

[TestFixture]
internal sealed class WorkerOptionsTests
{
    [Test]
    public void AddCeleryWorker_WrongOptions_TellsEveryError()
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
    public void UseCelery_WrongOptions_TellsEveryErrorWithoutThePassword()
    {
        var builder = new ServiceCollection().AddQlowerLoaders();

        var error = Assert.Throws<ArgumentException>(() => builder.UseCelery(options => (options.Uri, options.Concurrency, options.Queue) = ("http://u:hunter2@host", 0, "")))!;

        Assert.That(error.Message, Does.Contain("Uri").And.Contain("Concurrency").And.Contain("Queue").And.Not.Contain("hunter2"));
    }

    [Test]
    public void UseCelery_Twice_IsRefused()
    {
        var builder = new ServiceCollection().AddQlowerLoaders().UseCelery(options => options.Uri = "amqp://localhost");

        Assert.Throws<InvalidOperationException>(() => builder.UseCelery(options => options.Uri = "amqp://localhost"));
    }

    [Test]
    public async Task Health_QueueNotConsumedForAMinute_IsUnhealthy()
    {
        var time = new FakeTimeProvider();
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(time);
        await using var services = collection.AddCeleryWorker(options => options.Broker.Uri = "amqp://localhost").Services.BuildServiceProvider();
        var (progress, checks) = (services.GetRequiredService<Monitoring.WorkerProgress>(), services.GetRequiredService<HealthCheckService>());

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
