using System.Diagnostics;
using System.Globalization;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Chaos.Tests;

/// <summary>
/// Three worker processes over one PostgreSQL and one RabbitMQ. Workers and both servers are killed and started again at random, and connections cut.
/// </summary>
[TestFixture]
[Category(QuickRun.Kills)]
[Category(QuickRun.Servers)]
[Platform("Linux")]
internal sealed class ChaosTests
{
    private const int Files = 200;

    /// <summary>What happens in random order, again and again.</summary>
    private static readonly string[] Faults = ["worker", "worker", "worker", "worker", "worker", "connections", "connections", "database", "broker"];

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("QLOWER_LONG_TESTS") == "1";
    private static readonly TimeSpan Duration = IsLong ? TimeSpan.FromMinutes(5) : TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Limit = IsLong ? TimeSpan.FromHours(2) : TimeSpan.FromMinutes(10);

    /// <summary>The large file has 20 MB, or one gigabyte.</summary>
    private static readonly int LargeFile = IsLong ? 9_000_000 : 180_000;

    [Test]
    public async Task Run_WorkersAndServersAreKilled_EveryFileIsLoadedOnce()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("QLOWER_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        await TestContext.Progress.WriteLineAsync($"QLOWER_SEED={seed}");
        var random = new Random(seed);
        await using var database = await ServerScript.StartAsync("postgresql");
        await using var broker = await ServerScript.StartAsync("rabbitmq", 3);
        using var folder = new ChaosFolder();
        var connection = database.Settings["POSTGRESQL"];
        await using var store = new ChaosStore(connection);
        await using var first = new ChaosWorker(folder.Path, connection, broker.Settings["CELERY_BROKER_URL"]);
        await using var second = new ChaosWorker(folder.Path, connection, broker.Settings["CELERY_BROKER_URL"]);
        await using var third = new ChaosWorker(folder.Path, connection, broker.Settings["CELERY_BROKER_URL"]);
        ChaosWorker[] workers = [first, second, third];
        Array.ForEach(workers, worker => worker.Start());
        folder.Put(LargeFile);

        var faults = new Dictionary<string, int>(StringComparer.Ordinal);
        var next = new Queue<string>();
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Duration)
        {
            while (folder.Names.Count <= Files * Math.Min(1, clock.Elapsed / Duration / 0.8))
            {
                folder.Put(20);
            }

            await Task.Delay(random.Next(500, 3_000));
            if (next.Count == 0)
            {
                var shuffled = Faults.ToArray();
                random.Shuffle(shuffled);
                next = new Queue<string>(shuffled);
            }

            var fault = next.Dequeue();
            faults[fault] = faults.GetValueOrDefault(fault) + 1;
            await FailAsync(fault);
        }

        while (folder.Names.Count <= Files)
        {
            folder.Put(20);
        }

        await TestContext.Progress.WriteLineAsync($"{string.Join(", ", faults.Select(fault => $"{fault.Key} {fault.Value}"))}; {await store.CountClosedAsync()} of {folder.Names.Count} loads are closed after {clock.Elapsed}");
        while (await store.CountClosedAsync() < folder.Names.Count)
        {
            Assert.That(clock.Elapsed, Is.LessThan(Limit), $"Open: {await store.DescribeOpenAsync()}\n{string.Join("\n---\n", workers.Select(worker => worker.Output))}");
            await Task.Delay(500);
        }

        await TestContext.Progress.WriteLineAsync($"Every load is closed after {clock.Elapsed}.");
        Assert.Multiple(async () =>
        {
            Assert.That(await store.ListAsync("SELECT name FROM loads"), Is.EquivalentTo(folder.Names.Select(name => name + ".json")), "loads");
            Assert.That(await store.ListAsync("SELECT name FROM loads WHERE status <> 0 OR lease_owner IS NOT NULL"), Is.Empty, "loads without success, or leased");
            Assert.That(folder.Archived(), Is.EquivalentTo(folder.Names), "archived files");
            Assert.That(folder.InInbox(), Is.Empty, "files in the inbox");
            Assert.That(
                await store.ListAsync("SELECT sum(received) || ' ' || sum(integrated) || ' ' || sum(already_known) || ' ' || sum(rejected) FROM counts WHERE integrator = ''"),
                Is.EqualTo(new[] { $"{folder.Records} {folder.Records} 0 0" }), "received, integrated, already known and rejected records");
            Assert.That(await store.ListAsync("SELECT count(*)::text FROM properties"), Is.EqualTo(new[] { folder.Names.Count.ToString(CultureInfo.InvariantCulture) }), "properties");
            Assert.That(
                await store.ListAsync("SELECT count(*) || ' ' || count(DISTINCT (partner, external_id)) FROM transactions"),
                Is.EqualTo(new[] { $"{folder.Records - folder.Names.Count} {folder.Records - folder.Names.Count}" }), "transactions");
            Assert.That(await store.ListAsync("SELECT batch_id FROM staged_batches"), Is.Empty, "staged batches");
        });

        async Task FailAsync(string fault)
        {
            switch (fault)
            {
                case "worker":
                    var worker = workers[random.Next(workers.Length)];
                    await worker.KillAsync();
                    worker.Start();
                    break;
                case "connections":
                    await store.CutConnectionsAsync();
                    break;
                case "database":
                    await database.RunAsync("kill");
                    await database.RunAsync("restart");
                    break;
                default:
                    await broker.RunAsync("kill");
                    await broker.RunAsync("restart");
                    break;
            }
        }
    }
}
