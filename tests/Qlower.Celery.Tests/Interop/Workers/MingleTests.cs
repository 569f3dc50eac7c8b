using Qlower.Celery.TestServers;

namespace Qlower.Celery.Tests.Interop.Workers;

/// <summary>Workers that start while others know what is revoked: at a broker without other workers.</summary>
[TestFixture]
internal sealed class MingleTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Start_OthersKnowWhatIsRevoked_IsLearntFromThem()
    {
        var broker = (await CeleryServers.ExpendableRabbitAsync()).Settings["CELERY_BROKER_URL"];
        var queue = $"mingle-{Guid.NewGuid():N}";
        await using var host = new TestClient("redis", options => options.Broker.DefaultQueue = queue, broker);
        var revoked = await host.Client.SendTaskAsync("net.note", ["revoked"]);
        var other = await host.Client.SendTaskAsync("net.note", ["other"]);

        // From .NET to .NET, from .NET to Python, from Python to .NET: each learns from the one before, which alone is there.
        await using (var first = await StartAsync(broker))
        {
            await host.Client.RevokeAsync(revoked.Id);
            await Eventually.HoldsAsync(async () => (await RevokedAsync(broker, first.Name)).Contains(revoked.Id, StringComparison.Ordinal));
            await using var second = await StartAsync(broker);
            await first.StopAsync();
            await using var python = await PythonWorker.StartAsync("mingled", "elsewhere", broker, CeleryServers.RedisUrl, CeleryServers.Notes);
            Assert.That(await RevokedAsync(broker, "mingled@test"), Does.Contain(revoked.Id), File.ReadAllText(python.Settings["CELERY_LOG"]));
            await second.StopAsync();
            await using var third = await StartAsync(broker, queue);

            Assert.That((await revoked.WaitAsync(Patience)).State, Is.EqualTo(TaskStates.Revoked));
            Assert.That((await other.WaitAsync(Patience)).State, Is.EqualTo(TaskStates.Success));
            Assert.That(third.Notes, Is.EqualTo(new[] { "[\"other\"]" }));
        }
    }

    private static Task<TestWorker> StartAsync(string broker, string? queue = null) =>
        TestWorker.StartAsync(configure: options => options.MingleTimeout = TimeSpan.FromSeconds(2), broker: broker, queue: queue);

    private static async Task<string> RevokedAsync(string broker, string worker) =>
        (await PythonClient.CeleryAsync(broker, "inspect", "-j", "-t", "30", "-d", worker, "revoked")).Output;
}
