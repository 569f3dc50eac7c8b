using Qlower.Loaders.TestServers;
using Qlower.Loaders.TestServers.Faults;

namespace Qlower.Celery.TestServers;

/// <summary>What goes wrong while workers work: a RabbitMQ behind a proxy, and faults in an order that a seed gives.</summary>
public sealed class Disturbance : IAsyncDisposable
{
    private const string SeedVariable = "QLOWER_SEED";

    private readonly ServerScript _rabbit;
    private readonly TcpProxy _proxy;
    private readonly Random _random = NewRandom();

    private Disturbance(ServerScript rabbit) => (_rabbit, _proxy) = (rabbit, new TcpProxy(rabbit.Port));

    /// <summary>The four faults.</summary>
    public enum Fault
    {
        WorkerKilled,
        BrokerKilled,
        ConnectionsCut,
        ConnectionsStalled,
    }

    public string Broker => $"amqp://guest:guest@127.0.0.1:{_proxy.Port}//";

    public static async Task<Disturbance> PrepareAsync() => new(await BrokerServers.ExpendableRabbitAsync());

    /// <summary>Random numbers that come again with the seed that they print.</summary>
    public static Random NewRandom()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        TestContext.Out.WriteLine($"{SeedVariable}={seed}");
        return new Random(seed);
    }

    /// <summary>So many faults in random order: each kind comes before one comes again.</summary>
    public IEnumerable<Fault> Faults(int rounds) =>
        Enumerable.Range(0, rounds).Chunk(Enum.GetValues<Fault>().Length).SelectMany(chunk =>
        {
            var kinds = Enum.GetValues<Fault>();
            _random.Shuffle(kinds);
            return kinds.Take(chunk.Length);
        });

    /// <summary>Lets up to so many milliseconds pass.</summary>
    public Task PauseAsync(int most) => Task.Delay(_random.Next(most));

    /// <summary>Has one of the faults happen, and end.</summary>
    /// <param name="fault">Which one.</param>
    /// <param name="replaceWorker">Kills one of so many workers, and starts another.</param>
    public async Task StrikeAsync(Fault fault, Func<Random, Task> replaceWorker)
    {
        TestContext.Out.WriteLine($"{DateTime.UtcNow:HH:mm:ss} {fault}");
        switch (fault)
        {
            case Fault.WorkerKilled:
                await replaceWorker(_random);
                break;
            case Fault.BrokerKilled:
                await _rabbit.RunAsync("kill");
                await _rabbit.RunAsync("restart");
                break;
            case Fault.ConnectionsCut:
                _proxy.Cut();
                break;
            case Fault.ConnectionsStalled:
            default:
                _proxy.Stall();
                await Task.Delay(_random.Next(100, 6_000));
                _proxy.Resume();
                break;
        }
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();
}
