using Qlower.Celery.TestServers;
using Qlower.Loaders.TestServers;

namespace Qlower.Celery.Tests.Interop;

/// <summary>RabbitMQ, Redis and two Python workers for all tests of this namespace: one replies over <c>rpc://</c>, one over <c>redis://</c>.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
internal sealed class CeleryServers
{
    public static ServerScript Rabbit => BrokerServers.Rabbit;

    public static string BrokerUrl => BrokerServers.BrokerUrl;

    public static string RedisUrl => BrokerServers.RedisUrl;

    public static WorkerNotes Notes { get; } = new();

    public static Task<ServerScript> ExpendableRabbitAsync() => BrokerServers.ExpendableRabbitAsync();

    [OneTimeSetUp]
    public async Task Start()
    {
        await BrokerServers.StartAsync();
        await Task.WhenAll(
            BrokerServers.KeepAsync(PythonWorker.StartAsync("rpc", "celery", BrokerUrl, "rpc://", Notes)),
            BrokerServers.KeepAsync(PythonWorker.StartAsync("redis", "redis", BrokerUrl, RedisUrl, Notes)));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await BrokerServers.StopAsync();
        Notes.Dispose();
    }
}
