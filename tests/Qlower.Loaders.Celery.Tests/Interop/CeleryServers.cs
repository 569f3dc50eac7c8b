using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Celery.Tests.Interop;

/// <summary>RabbitMQ, Redis and two Python workers for all tests of this namespace: one answers by <c>rpc://</c>, one by <c>redis://</c>.</summary>
[SetUpFixture]
[Category(QuickRun.Servers)]
internal sealed class CeleryServers
{
    private static readonly List<ServerScript> Started = [];

    public static ServerScript Rabbit { get; private set; } = null!;

    /// <summary>A RabbitMQ that tests may kill, as long as they start it again; started when it is first asked for. Tests run one after another.</summary>
    public static async Task<ServerScript> ExpendableRabbitAsync() =>
        Started.Find(server => server.Settings.GetValueOrDefault("CELERY_BROKER_URL") is { } url && url != BrokerUrl)
        ?? await KeepAsync(ServerScript.StartAsync("rabbitmq", ports: 3));

    public static string BrokerUrl => Rabbit.Settings["CELERY_BROKER_URL"];

    public static string RedisUrl { get; private set; } = "";

    public static WorkerNotes Notes { get; } = new();

    [OneTimeSetUp]
    public async Task Start()
    {
        Rabbit = await KeepAsync(ServerScript.StartAsync("rabbitmq", ports: 4, new Dictionary<string, string> { ["RABBITMQ_TLS"] = "1" }));
        RedisUrl = (await KeepAsync(ServerScript.StartAsync("redis"))).Settings["CELERY_RESULT_BACKEND"];
        await Task.WhenAll(KeepAsync(PythonWorker.StartAsync("rpc", "celery", BrokerUrl, "rpc://", Notes)), KeepAsync(PythonWorker.StartAsync("redis", "redis", BrokerUrl, RedisUrl, Notes)));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        foreach (var server in Enumerable.Reverse(Started))
        {
            await server.DisposeAsync();
        }

        Notes.Dispose();
    }

    private static async Task<ServerScript> KeepAsync(Task<ServerScript> starting)
    {
        var server = await starting;
        lock (Started)
        {
            Started.Add(server);
        }

        return server;
    }
}
