using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>When messages are acknowledged, seen by what becomes of them when their worker is killed; and which failures are tried again.</summary>
[TestFixture]
internal sealed class KilledWorkerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [TestCase(true)]
    [TestCase(false)]
    public async Task Kill_InTheMiddleOfATask_RunsItAgainUnlessItWasAcknowledgedEarly(bool early)
    {
        var queue = $"net-{Guid.NewGuid():N}";
        await using var broker = await RawBroker.OpenAsync();
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = queue);
        await using var process = await WorkerProcess.StartAsync(queue, CeleryServers.BrokerUrl, $"--Worker:AckEarly={early}");
        using var gate = new Gate();
        var task = await host.Client.SendTaskAsync("net.until", [gate.Path]);
        await Eventually.HoldsAsync(() => process.Notes.Contains($"start {task.Id}"));

        await process.KillAsync();
        await Eventually.HoldsAsync(async () => await broker.ConsumersAsync(queue) == 0 && await broker.CountAsync(queue) == (early ? 0 : 1));
        gate.Open();
        await using var next = await TestWorker.StartAsync(queue: queue, configure: options => options.Concurrency = 1);
        await (await host.Client.SendTaskAsync("net.add", [1])).GetAsync<int>(Patience);

        if (!early)
        {
            // A delivery that returns to the queue is not always the next one.
            await Eventually.HoldsAsync(async () => next.Notes.Contains($"end {task.Id}") && await task.GetStateAsync() == TaskStates.Success);
        }

        Assert.That(next.Notes, early ? Is.Empty : Does.Contain($"end {task.Id}"));
        Assert.That(await task.GetStateAsync(), Is.EqualTo(early ? TaskStates.Pending : TaskStates.Success));
    }

    [Test]
    public async Task RetryOn_OnlyWhatItNames_IsRunAgainUntilTheLastAttempt()
    {
        await using var worker = await TestWorker.StartAsync();
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);

        var busy = await host.Client.SendTaskAsync("net.unsteady", ["busy"]);
        var wrong = await host.Client.SendTaskAsync("net.unsteady", ["wrong"]);

        // There RetryOn itself throws.
        var odd = await host.Client.SendTaskAsync("net.unsteady", ["odd"]);

        var (again, once) = ((await busy.WaitAsync(Patience)).Failure!, (await wrong.WaitAsync(Patience)).Failure!);
        Assert.That((again.Type, again.Message), Is.EqualTo(("TimeoutException", "busy 2")));
        Assert.That((once.Type, once.Message), Is.EqualTo(("InvalidDataException", "wrong")));
        Assert.That((await odd.WaitAsync(Patience)).Failure!.Type, Is.EqualTo("FormatException"));
    }
}
