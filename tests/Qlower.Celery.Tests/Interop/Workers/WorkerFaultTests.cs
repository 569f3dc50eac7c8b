using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>A worker that stops, loses its connection or its broker while tasks run.</summary>
[TestFixture]
internal sealed class WorkerFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Test]
    public async Task Stop_TasksThatDoNotEnd_GoBackToTheQueue()
    {
        await using var broker = await RawBroker.OpenAsync();
        await using var worker = await TestWorker.StartAsync(configure: options => options.Concurrency = 1);
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        var running = await host.Client.SendTaskAsync("net.sleep", [120]);
        var waiting = await host.Client.SendTaskAsync("net.add", [1]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {running.Id}"));

        await worker.StopAsync();

        await Eventually.HoldsAsync(async () => await broker.CountAsync(worker.Queue) == 2);
        Assert.That(await running.GetStateAsync(), Is.EqualTo(TaskStates.Pending));
        Assert.That(await waiting.GetStateAsync(), Is.EqualTo(TaskStates.Pending));
    }

    [Test]
    public async Task Stop_TaskThatEndsInTime_IsFinished()
    {
        await using var broker = await RawBroker.OpenAsync();
        await using var worker = await TestWorker.StartAsync(configure: options => options.ShutdownTimeout = TimeSpan.FromMinutes(1));
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        using var gate = new Gate();
        var running = await host.Client.SendTaskAsync("net.until", [gate.Path]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {running.Id}"));

        var stopping = worker.StopAsync();
        await Eventually.HoldsAsync(async () => await broker.ConsumersAsync(worker.Queue) == 0);
        gate.Open();
        await stopping;

        Assert.That(await running.GetStateAsync(), Is.EqualTo(TaskStates.Success));
        Assert.That(await broker.CountAsync(worker.Queue), Is.Zero);
    }

    [Test]
    public async Task Priority_WaitingTasks_RunTheHighestFirst()
    {
        var queue = $"priority-{Guid.NewGuid():N}";
        void Configure(CeleryBrokerOptions options) => options.Queues.Add(new CeleryQueue { Name = queue, MaxPriority = 10 });
        await using var worker = await TestWorker.StartAsync(
            configure: options =>
            {
                (options.Concurrency, options.PrefetchMultiplier) = (1, 1);
                Configure(options.Broker);
            },
            queue: queue);
        await using var host = new TestClient("redis", options =>
        {
            options.Broker.DefaultQueue = queue;
            Configure(options.Broker);
        });
        using var gate = new Gate();
        var first = await host.Client.SendTaskAsync("net.until", [gate.Path]);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {first.Id}"));
        foreach (var priority in new byte[] { 1, 5, 9 })
        {
            await host.Client.SendTaskAsync("net.note", [priority], options: new() { Priority = priority });
        }

        gate.Open();
        await Eventually.HoldsAsync(() => worker.Notes.Count == 5);

        Assert.That(worker.Notes.Skip(2), Is.EqualTo(new[] { "[9]", "[5]", "[1]" }));
    }

    [Test]
    public async Task Tasks_DisturbedAtRandomMoments_EveryConfirmedOneEnds()
    {
        await using var disturbance = await Disturbance.PrepareAsync();
        var queue = $"net-{Guid.NewGuid():N}";
        var workers = new List<WorkerProcess> { WorkerProcess.Start(queue, disturbance.Broker), await WorkerProcess.StartAsync(queue, disturbance.Broker) };
        try
        {
            var client = new TestClient("redis", options => options.Broker.DefaultQueue = queue, (await CeleryServers.ExpendableRabbitAsync()).Settings["CELERY_BROKER_URL"]);
            await using var host = client;
            var tasks = new List<CeleryTask>();
            foreach (var fault in disturbance.Faults(LongTests.Rounds(4)))
            {
                // A fault that finds nothing to disturb is none: some tasks run or have run, and some are left.
                do
                {
                    for (var number = 0; number < 30; number++)
                    {
                        tasks.Add(await host.Client.SendTaskAsync("net.sleep", [0.3]));
                    }

                    var first = tasks[^30];
                    await Eventually.HoldsAsync(() => workers.Any(worker => worker.Notes.Contains($"start {first.Id}")));
                    await disturbance.PauseAsync(800);
                }
                while (await tasks[^1].GetStateAsync() != TaskStates.Pending);
                await disturbance.StrikeAsync(fault, ReplaceAsync);
            }

            foreach (var task in tasks)
            {
                Assert.That(await task.GetAsync<string>(Patience), Is.EqualTo("slept"));
            }
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.DisposeAsync();
            }
        }

        async Task ReplaceAsync(Random random)
        {
            await workers[^random.Next(1, 3)].KillAsync();
            workers.Add(WorkerProcess.Start(queue, disturbance.Broker));
        }
    }

    [Test]
    public async Task Queue_DeletedMeanwhile_IsDeclaredAgainAndConsumed()
    {
        await using var broker = await RawBroker.OpenAsync();
        await using var worker = await TestWorker.StartAsync();
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        await broker.DeleteAsync(worker.Queue);
        await Eventually.HoldsAsync(() => worker.Log.Count(line => line.StartsWith("Consuming", StringComparison.Ordinal)) == 2);

        Assert.That(await (await host.Client.SendTaskAsync("net.add", [1, 2])).GetAsync<int>(Patience), Is.EqualTo(3));
    }
}
