using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Qlower.Celery.Monitoring;
using Qlower.Celery.TestServers;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>A worker's telemetry: the values of its instruments, and its health.</summary>
[TestFixture]
internal sealed class MonitoringTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Instruments_TasksOfEveryOutcome_AreMeasured()
    {
        await using var worker = await TestWorker.StartAsync();
        using var seen = new Measurements(worker.Services.GetRequiredService<IMeterFactory>());
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        CeleryTask[] ended =
        [
            await host.Client.SendTaskAsync("net.add", [1]), await host.Client.SendTaskAsync("net.add", [2]), await host.Client.SendTaskAsync("net.fail", ["boom"]),
            await host.Client.SendTaskAsync("net.flaky", [1]),
        ];
        foreach (var task in ended)
        {
            await task.WaitAsync(Patience);
        }

        await host.Client.SendTaskAsync("net.absent", []);
        await host.Client.SendTaskAsync("net.reject", []);
        var running = await host.Client.SendTaskAsync("net.sleep", [600]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {running.Id}"));
        await Eventually.HoldsAsync(() => seen.Sum("qlower.celery.dead_letters") == 2);

        // A rejected task ends after its message was counted.
        await Eventually.HoldsAsync(() => seen.Look("qlower.celery.tasks.running") == 1);

        Assert.Multiple(() =>
        {
            Assert.That(seen.Sum("qlower.celery.tasks", "task=net.add", "outcome=succeeded"), Is.EqualTo(2));
            Assert.That(seen.Sum("qlower.celery.tasks", "task=net.fail", "outcome=failed"), Is.EqualTo(1));
            Assert.That(seen.Sum("qlower.celery.tasks", "task=net.flaky", "outcome=retry"), Is.EqualTo(1));
            Assert.That(seen.Sum("qlower.celery.tasks", "task=net.flaky", "outcome=succeeded"), Is.EqualTo(1));
            Assert.That(seen.Sum("qlower.celery.tasks", "task=net.reject", "outcome=rejected"), Is.EqualTo(1));
            Assert.That(seen.Count("qlower.celery.task.duration", "task=net.add", "outcome=succeeded"), Is.EqualTo(2));
            Assert.That(seen.Sum("qlower.celery.task.duration"), Is.InRange(0.0, Patience.TotalSeconds));
            Assert.That(seen.Sum("qlower.celery.dead_letters", $"queue={worker.Queue}", "kind=NotRegistered"), Is.EqualTo(1));
            Assert.That(seen.Sum("qlower.celery.dead_letters", $"queue={worker.Queue}", "kind=Rejected"), Is.EqualTo(1));
        });
        await host.Client.RevokeAsync(running.Id, terminate: true);
        await running.WaitAsync(Patience);
        await Eventually.HoldsAsync(() => seen.Look("qlower.celery.tasks.running") == 0);
        Assert.That(seen.Sum("qlower.celery.tasks", "task=net.sleep", "outcome=revoked"), Is.EqualTo(1));
    }

    [Test]
    public async Task QueueInstruments_MeasureWaitingMessagesAndConsumers()
    {
        var queue = $"net-{Guid.NewGuid():N}";
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = queue);
        for (var number = 0; number < 5; number++)
        {
            await host.Client.SendTaskAsync("net.sleep", [600]);
        }

        await using var worker = await TestWorker.StartAsync(
            queue: queue,
            configure: options => (options.Concurrency, options.PrefetchMultiplier) = (1, 2),
            services: services => services.AddSingleton(new QueueWatchSettings { Interval = TimeSpan.FromMilliseconds(200) }));
        using var seen = new Measurements(worker.Services.GetRequiredService<IMeterFactory>());

        await Eventually.HoldsAsync(() =>
            seen.Look("qlower.celery.queue.messages", $"queue={queue}") == 3 && seen.Look("qlower.celery.queue.consumers", $"queue={queue}") == 1);
    }

    [Test]
    public async Task Health_QueueNotConsumedForAMinute_IsUnhealthyUntilItIs()
    {
        var clock = new ShiftedTime();
        await using var proxy = new TcpProxy(CeleryServers.Rabbit.Port);
        await using var worker = await TestWorker.StartAsync(
            broker: $"amqp://guest:guest@127.0.0.1:{proxy.Port}//", services: services => services.AddSingleton<TimeProvider>(clock));
        Assert.That((await HealthAsync(worker)).Status, Is.EqualTo(HealthStatus.Healthy));

        proxy.Refusing = true;
        proxy.Cut();
        await Eventually.HoldsAsync(async () => ((string[])(await EntryAsync(worker)).Data["silent"]).Length == 0);
        await Eventually.HoldsAsync(() => worker.Log.Any(line => line.Contains("ended (", StringComparison.Ordinal)));
        Assert.That((await HealthAsync(worker)).Status, Is.EqualTo(HealthStatus.Healthy));
        clock.Offset = TimeSpan.FromMinutes(1);
        await Eventually.HoldsAsync(async () => (await HealthAsync(worker)).Status == HealthStatus.Unhealthy);
        Assert.That((await EntryAsync(worker)).Description, Does.Contain(worker.Queue));
        proxy.Refusing = false;

        await Eventually.HoldsAsync(async () => (await HealthAsync(worker)).Status == HealthStatus.Healthy);
    }

    [Test]
    public async Task Health_EveryPlaceTakenForHalfAnHour_IsDegradedUntilATaskEnds()
    {
        var clock = new ShiftedTime();
        await using var worker = await TestWorker.StartAsync(
            configure: options => options.Concurrency = 2, services: services => services.AddSingleton<TimeProvider>(clock));
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        var first = await host.Client.SendTaskAsync("net.sleep", [600]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {first.Id}"));
        clock.Offset = TimeSpan.FromMinutes(31);
        Assert.That((await HealthAsync(worker)).Status, Is.EqualTo(HealthStatus.Healthy), "A place is free.");
        var second = await host.Client.SendTaskAsync("net.sleep", [600]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {second.Id}"));
        Assert.That((await HealthAsync(worker)).Status, Is.EqualTo(HealthStatus.Healthy), "One has only begun.");
        clock.Offset = TimeSpan.FromMinutes(62);

        Assert.That((await HealthAsync(worker)).Status, Is.EqualTo(HealthStatus.Degraded));
        await host.Client.RevokeAsync(first.Id, terminate: true);
        await Eventually.HoldsAsync(async () => (await HealthAsync(worker)).Status == HealthStatus.Healthy);
        await host.Client.RevokeAsync(second.Id, terminate: true);
        await second.WaitAsync(Patience);
    }

    private static Task<HealthReport> HealthAsync(TestWorker worker) => worker.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

    private static async Task<HealthReportEntry> EntryAsync(TestWorker worker) => (await HealthAsync(worker)).Entries["qlower-celery"];

    /// <summary>The system's clock, ahead by as much as a test wants; timers are unaffected.</summary>
    private sealed class ShiftedTime : TimeProvider
    {
        private long _ticks;

        public TimeSpan Offset
        {
            get => new(Volatile.Read(ref _ticks));
            set => Volatile.Write(ref _ticks, value.Ticks);
        }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Offset;
    }

    /// <summary>What the instruments of one host measure.</summary>
    private sealed class Measurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly ConcurrentQueue<(string Name, double Value, string[] Tags)> _all = new();
        private readonly List<(string Name, double Value, string[] Tags)> _looked = [];

        public Measurements(IMeterFactory factory)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Scope == factory)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
            _listener.Start();
        }

        public double Sum(string name, params string[] tags) => Matching(_all, name, tags).Sum();

        public int Count(string name, params string[] tags) => Matching(_all, name, tags).Count();

        /// <summary>The value of a gauge now; <see langword="null"/> where it has none.</summary>
        public double? Look(string name, params string[] tags)
        {
            _looked.Clear();
            _listener.RecordObservableInstruments();
            return Matching(_looked, name, tags).Cast<double?>().SingleOrDefault();
        }

        public void Dispose() => _listener.Dispose();

        private static IEnumerable<double> Matching(IEnumerable<(string Name, double Value, string[] Tags)> all, string name, string[] tags) =>
            all.Where(one => one.Name == name && tags.All(one.Tags.Contains)).Select(one => one.Value);

        private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var measured = (instrument.Name, value, tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}").ToArray());
            if (instrument.IsObservable)
            {
                _looked.Add(measured);
            }
            else
            {
                _all.Enqueue(measured);
            }
        }
    }
}
