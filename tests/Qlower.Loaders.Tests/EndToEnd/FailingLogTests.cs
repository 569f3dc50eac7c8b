using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Qlower.Loaders.Integration;
using Qlower.Loaders.Testing.Fakes;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>Logging, progress and monitoring that fail stop no load and no loop.</summary>
[TestFixture]
internal sealed class FailingLogTests
{
    private static readonly TimeSpan Generous = TimeSpan.FromSeconds(60);

    private static readonly string File = LoaderFixture.Load(Samples.Properties(Samples.Property));

    [Test]
    public async Task Load_EveryLogCallThrows_Closes()
    {
        await using var loaders = new LoaderFixture(builder => builder.Services.AddLogging(logging => logging.AddProvider(new FailingLog())));

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
    }

    [Test]
    public async Task Load_EveryLogCallThrowsAndTheIntegratorFails_IsDeferredWithoutALease()
    {
        var down = new ScriptedIntegrator("accounting") { IsDown = true };
        await using var loaders = new LoaderFixture(builder =>
        {
            builder.Services.AddLogging(logging => logging.AddProvider(new FailingLog()));
            builder.AddIntegrator(_ => new InMemoryIntegrator()).AddIntegrator(_ => down);
        });

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Load.LeaseOwner, Is.Null);
        Assert.That(outcome.Load.WaitReason, Is.Not.Null);
    }

    [Test]
    public async Task Load_ProgressListenerThrows_Closes()
    {
        await using var loaders = new LoaderFixture();
        using var listening = loaders.Get<IProgressFeed>().Listen(_ => throw new IOException("full"));

        var outcome = await loaders.LoadAsync(File);

        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
    }

    [Test]
    public async Task Supervisor_LoopThrows_HealthNamesItUntilItRuns()
    {
        await using var loaders = new LoaderFixture(builder => builder.Services.AddLogging(logging => logging.AddProvider(new FailingLog())));
        var isBroken = true;
        var turns = 0;
        using var stop = new CancellationTokenSource();
        var running = loaders.Get<ILoopSupervisor>().RunAsync(
            "watch",
            token =>
            {
                Interlocked.Increment(ref turns);
                return Volatile.Read(ref isBroken) ? throw new InvalidOperationException("defect") : Task.Delay(Timeout.Infinite, token);
            },
            stop.Token);

        var broken = await UntilAsync(loaders, HealthStatus.Unhealthy);
        Volatile.Write(ref isBroken, false);
        var recovered = await UntilAsync(loaders, HealthStatus.Healthy);
        await stop.CancelAsync();
        await running.WaitAsync(Generous);

        Assert.That(broken.Description, Is.EqualTo("Loops that are not running: watch (InvalidOperationException)."));
        Assert.That(recovered.Status, Is.EqualTo(HealthStatus.Healthy));
        Assert.That(turns, Is.GreaterThan(1));
    }

    [Test]
    public async Task HostedLoops_DependencyThrowsAnyException_Continue()
    {
        var broken = new BrokenSource();
        await using var loaders = new LoaderFixture(builder => builder.AddFileSource(_ => broken));
        var watcher = loaders.Get<IEnumerable<IHostedService>>().Single(service => service.GetType().Name == "SourceWatcher");

        await watcher.StartAsync(CancellationToken.None);
        var unhealthy = await UntilAsync(loaders, HealthStatus.Unhealthy);
        var scans = broken.Scans;
        while (broken.Scans == scans)
        {
            loaders.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await watcher.StopAsync(CancellationToken.None);

        Assert.That(unhealthy.Description, Does.Contain("SourceWatcher broken (NotSupportedException)"));
    }

    /// <summary>Advances the clock until the health check has the status.</summary>
    private static async Task<HealthReportEntry> UntilAsync(LoaderFixture loaders, HealthStatus status)
    {
        using var limit = new CancellationTokenSource(Generous);
        while (true)
        {
            limit.Token.ThrowIfCancellationRequested();
            var report = await loaders.Get<HealthCheckService>().CheckHealthAsync(limit.Token);
            if (report.Entries["qlower-loaders"] is var entry && entry.Status == status)
            {
                return entry;
            }

            loaders.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
    }

    private sealed class FailingLog : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new IOException("full");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new IOException("full");

        public void Dispose()
        {
        }
    }
}
