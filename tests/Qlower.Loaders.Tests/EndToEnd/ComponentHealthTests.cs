using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>The health check names the parts that fail, while they fail.</summary>
[TestFixture]
internal sealed class ComponentHealthTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromMinutes(2);

    private static readonly string File = LoaderFixture.Load(Samples.Properties(Samples.Property) + "," + Samples.Transactions(Samples.Transaction));

    [Test]
    public async Task CheckHealth_SourceIsDead_IsDegradedThenUnhealthyWithTheAlertAndHealthyAgain()
    {
        IFileSource source = null!;
        await using var loaders = new LoaderFixture(builder => builder.AddFileSource(provider => source = DeadSource.Create((FakeTimeProvider)provider.GetRequiredService<TimeProvider>())));
        var watcher = loaders.Get<IEnumerable<IHostedService>>().Single(service => service.GetType().Name == "SourceWatcher");

        await watcher.StartAsync(CancellationToken.None);
        var failing = await UntilAsync(loaders, entry => entry.Status != HealthStatus.Healthy);
        var dead = await UntilAsync(loaders, _ => loaders.Log.Entries.Any(logged => logged.Text.StartsWith("HostAlert", StringComparison.Ordinal)));
        ((DeadSource)source).IsDown = false;
        var again = await UntilAsync(loaders, entry => entry.Status == HealthStatus.Healthy);
        await watcher.StopAsync(CancellationToken.None);

        Assert.That(failing.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(failing.Data["sources"], Has.One.Match("^dead fails since 2026-11-22 12:[0-9:]+Z: The server does not answer$"));
        Assert.That(dead.Status, Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(dead.Description, Does.StartWith("sources: dead fails since 2026-11-22 12:"));
        Assert.That(again.Data["sources"], Is.Empty);
        Assert.That(loaders.Log.Entries.Select(entry => entry.Text.Trim()), Has.Some.Match(
            @"^HostAlert: No file has arrived from source dead since 2026-11-22 12:[0-9:]+Z: it cannot be polled\. The server does not answer\. \(source_failed\)$"));
    }

    [Test]
    public async Task CheckHealth_IntegratorIsDown_NamesItUntilItAnswers()
    {
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(builder => builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down));

        loaders.Drop(File);
        await loaders.RunAsync();
        var failing = await CheckAsync(loaders);
        down.IsDown = false;
        loaders.Time.Advance(TimeSpan.FromMinutes(5));
        await loaders.RunAsync();
        var again = await CheckAsync(loaders);

        Assert.That(failing.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(failing.Data["integrators"], Is.EqualTo(new[] { "accounting fails since 2026-11-22 12:00:00Z: TimeoutException" }));
        Assert.That(again.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(again.Data["integrators"], Is.Empty);
    }

    [Test]
    public async Task CheckHealth_QueueFails_NamesIt()
    {
        await using var loaders = new LoaderFixture();
        var health = loaders.Get<IComponentHealth>();

        health.ReportFailure(HealthComponent.Queue, "loads", "polling fails (IOException)");
        var failing = await CheckAsync(loaders);
        health.ReportRecovery(HealthComponent.Queue, "loads");
        var again = await CheckAsync(loaders);

        Assert.That(failing.Description, Is.EqualTo("queue: loads fails since 2026-11-22 12:00:00Z: polling fails (IOException)"));
        Assert.That((failing.Status, again.Status), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Healthy)));
    }

    private static async Task<HealthReportEntry> CheckAsync(LoaderFixture loaders) =>
        (await loaders.Get<HealthCheckService>().CheckHealthAsync()).Entries["qlower-loaders"];

    /// <summary>Advances the clock until a condition holds; returns the entry that was read after it held.</summary>
    private static async Task<HealthReportEntry> UntilAsync(LoaderFixture loaders, Func<HealthReportEntry, bool> condition)
    {
        using var limit = new CancellationTokenSource(Generous);
        while (!condition(await CheckAsync(loaders)))
        {
            limit.Token.ThrowIfCancellationRequested();
            loaders.Time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Delay(1, limit.Token);
        }

        return await CheckAsync(loaders);
    }
}
