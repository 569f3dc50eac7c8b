using Qlower.Loaders.TestServers;

namespace Qlower.Celery.TestServers;

/// <summary>RabbitMQ and Redis for the tests of one assembly, which run one after another. Not thread-safe.</summary>
public static class BrokerServers
{
    private static readonly List<ServerScript> Started = [];
    private static ServerScript? _expendable;

    /// <summary>The RabbitMQ that every test shares, with TLS.</summary>
    public static ServerScript Rabbit { get; private set; } = null!;

    public static string BrokerUrl => Rabbit.Settings["CELERY_BROKER_URL"];

    public static string RedisUrl { get; private set; } = "";

    /// <summary>A RabbitMQ that tests may kill, if they start it again; started when it is first requested.</summary>
    public static async Task<ServerScript> ExpendableRabbitAsync() => _expendable ??= await KeepAsync(ServerScript.StartAsync("rabbitmq", ports: 3));

    /// <summary>Starts both servers; for the set-up of an assembly.</summary>
    public static async Task StartAsync()
    {
        var rabbit = KeepAsync(ServerScript.StartAsync("rabbitmq", ports: 4, new Dictionary<string, string> { ["RABBITMQ_TLS"] = "1" }));
        var redis = KeepAsync(ServerScript.StartAsync("redis"));
        Rabbit = await rabbit;
        RedisUrl = (await redis).Settings["CELERY_RESULT_BACKEND"];
    }

    /// <summary>Stops a server at the end of the assembly.</summary>
    public static async Task<ServerScript> KeepAsync(Task<ServerScript> starting)
    {
        var server = await starting;
        lock (Started)
        {
            Started.Add(server);
        }

        return server;
    }

    /// <summary>Stops every server; for the tear-down of an assembly.</summary>
    public static async Task StopAsync()
    {
        foreach (var server in Enumerable.Reverse(Started))
        {
            await server.DisposeAsync();
        }

        Started.Clear();
    }
}
