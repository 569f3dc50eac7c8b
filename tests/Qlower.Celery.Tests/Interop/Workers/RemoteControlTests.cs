using System.Text.Json;
using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>What whoever administers workers does from Python: <c>celery inspect</c>, <c>celery control</c>, and addresses.</summary>
[TestFixture]
internal sealed class RemoteControlTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Shutdown_EndsTheProcessWhenItsTaskHasEnded()
    {
        var queue = $"net-{Guid.NewGuid():N}";
        await using var broker = await RawBroker.OpenAsync();
        await using var process = await WorkerProcess.StartAsync(queue, CeleryServers.BrokerUrl, "--Worker:Concurrency=1");
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = queue);
        using var gate = new Gate();
        var running = await host.Client.SendTaskAsync("net.until", [gate.Path]);
        var waiting = await host.Client.SendTaskAsync("net.add", [1]);
        await Eventually.HoldsAsync(() => process.Notes.Contains($"start {running.Id}"));

        var (exit, output) = await PythonClient.CeleryAsync(CeleryServers.BrokerUrl, "control", "-d", process.Name, "shutdown");

        Assert.That(exit, Is.Zero);
        Assert.That(output, Does.Contain(process.Name));
        await Eventually.HoldsAsync(async () => await broker.ConsumersAsync(queue) == 0);
        Assert.That(process.IsAlive, Is.True);
        gate.Open();
        Assert.That(await process.ExitAsync(), Is.Zero);
        Assert.That(process.Notes, Does.Contain($"end {running.Id}"));
        Assert.That(await running.GetStateAsync(), Is.EqualTo(TaskStates.Success));
        Assert.That(await waiting.GetStateAsync(), Is.EqualTo(TaskStates.Pending));
        await Eventually.HoldsAsync(async () => await broker.CountAsync(queue) == 1);
    }

    [Test]
    public async Task Inspect_FromTheCommandLine_DescribesTheWorker()
    {
        await using var worker = await TestWorker.StartAsync();
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = worker.Queue);
        var running = await host.Client.SendTaskAsync("net.sleep", [600]);
        var revoked = Guid.NewGuid().ToString();
        await host.Client.RevokeAsync(revoked);
        await Eventually.HoldsAsync(() => worker.Notes.Contains($"start {running.Id}"));

        var stats = await InspectAsync(worker, "stats");
        var active = await InspectAsync(worker, "active");
        var registered = await InspectAsync(worker, "registered");
        var taken = await InspectAsync(worker, "revoked");
        var (exit, output) = await PythonClient.CeleryAsync(CeleryServers.BrokerUrl, "control", "-d", worker.Name, "pool_restart");
        await host.Client.RevokeAsync(running.Id, terminate: true);

        Assert.Multiple(() =>
        {
            Assert.That(stats.GetProperty("total").GetProperty("net.sleep").GetInt32(), Is.EqualTo(1));
            Assert.That(stats.GetProperty("pid").GetInt32(), Is.EqualTo(Environment.ProcessId));
            Assert.That(stats.GetProperty("pool").GetProperty("max-concurrency").GetInt32(), Is.EqualTo(4));
            Assert.That(active.EnumerateArray().Select(task => task.GetProperty("id").GetString()), Is.EqualTo(new[] { running.Id }));
            Assert.That(registered.EnumerateArray().Select(task => task.GetString()), Does.Contain("net.sleep").And.Contain("net.add"));
            Assert.That(taken.EnumerateArray().Select(task => task.GetString()), Does.Contain(revoked));
            Assert.That(output, Does.Contain("pool_restart is not supported"), $"exit {exit}");
        });
        Assert.That((await running.WaitAsync(Patience)).State, Is.EqualTo(TaskStates.Revoked));
    }

    [Test]
    public async Task Address_EveryKind_ReachesWhomCeleryWouldReach()
    {
        await using var first = await TestWorker.StartAsync(name: $"first-{Guid.NewGuid():N}@test");
        await using var second = await TestWorker.StartAsync(name: $"second-{Guid.NewGuid():N}@test");

        var answer = await PythonClient.RunAsync("addressed", first, null, ("CELERY_WORKERS", JsonSerializer.Serialize(new[] { first.Name, second.Name, "redis@test" })));

        var expected = answer.GetProperty("expected").GetRawText();
        Assert.That(answer.GetProperty("told").GetRawText(), Is.EqualTo(expected));
        Assert.That(answer.GetProperty("expected").GetProperty(first.Name).GetArrayLength(), Is.GreaterThan(answer.GetProperty("expected").GetProperty(second.Name).GetArrayLength()));
    }

    private static async Task<JsonElement> InspectAsync(TestWorker worker, string method)
    {
        var (exit, output) = await PythonClient.CeleryAsync(CeleryServers.BrokerUrl, "inspect", "-j", "-t", "30", "-d", worker.Name, method);
        Assert.That(exit, Is.Zero);
        return JsonSerializer.Deserialize<JsonElement>(output).GetProperty(worker.Name);
    }
}
