using System.Globalization;
using Qlower.Loaders.Tests.EndToEnd.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd.Order;

/// <summary>
/// Loads of one partner that touch the same ids end as if they had been loaded one after the other, in some order, whatever the workers do.
/// QLOWER_ORDER_SEEDS sets the number of seeds for a store, and QLOWER_ORDER_FIRST_SEED the first one.
/// </summary>
[TestFixture]
internal sealed class LoadOrderTests
{
    private const int SeedsOfAHost = 20;
    private const int Workers = 3;

    [TestCase(StoreKind.Memory, 160)]
    [TestCase(StoreKind.Sqlite, 40)]
    [TestCase(StoreKind.PostgreSql, 40, Category = QuickRun.Servers)]
    [Category("Long")]
    public async Task Loads_OfOnePartnerByManyWorkers_EndAsInSomeOrder(StoreKind kind, int seeds)
    {
        var first = Setting("QLOWER_ORDER_FIRST_SEED", 1);
        var end = first + Setting("QLOWER_ORDER_SEEDS", seeds);
        var failures = new List<string>();
        for (var from = first; from < end; from += SeedsOfAHost)
        {
            failures.AddRange(await RunAsync(kind, from, Math.Min(SeedsOfAHost, end - from)));
        }

        Assert.That(failures, Is.Empty, $"{failures.Count} of {end - first} seeds; set QLOWER_ORDER_FIRST_SEED and QLOWER_ORDER_SEEDS=1 to repeat one.");
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;

    private static async Task<List<string>> RunAsync(StoreKind kind, int from, int count)
    {
        using var store = await TestStore.CreateAsync(kind);
        using var memory = await TestStore.CreateAsync(StoreKind.Memory);
        var seeds = Enumerable.Range(from, count).ToArray();
        await using var concurrent = new OrderHost(seeds.Select(seed => ($"s{seed}", PolicyOf(seed))), store.Use);
        await using var serial = new OrderHost(
            seeds.SelectMany(seed => Enumerable.Range(0, 6).Select(order => ($"s{seed}o{order}", PolicyOf(seed)))), memory.Use);
        var failures = new List<string>();
        foreach (var seed in seeds)
        {
            if (await CompareAsync(concurrent, serial, seed) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return failures;
    }

    private static LoadPolicy PolicyOf(int seed) => seed % 3 == 0 ? LoadPolicy.AllOrNothing : default;

    /// <returns>Null when the end is that of some order; else what differs.</returns>
    private static async Task<string?> CompareAsync(OrderHost concurrent, OrderHost serial, int seed)
    {
        var random = new Random(seed);
        var before = random.Next(4) > 0 ? new[] { OrderFile.Everything("before") } : [];
        var files = Enumerable.Range(0, random.Next(2, 4)).Select(i => OrderFile.Random(random, $"file{i}")).ToArray();
        var actual = await EndAsync(concurrent, $"s{seed}", seed, before, files);
        var orders = new List<string>();
        foreach (var order in OrdersOf(files))
        {
            orders.Add(await EndAsync(serial, $"s{seed}o{orders.Count}", null, before, order));
            if (orders[^1] == actual)
            {
                return null;
            }
        }

        return $"""
            Seed {seed}, {PolicyOf(seed)}:
            {string.Join("\n", files.Select(file => file.ToString()))}
            ended as
            {actual}
            and no order ends so:
            {string.Join("\n", orders)}
            """;
    }

    /// <param name="host">The host.</param>
    /// <param name="partner">A partner without loads.</param>
    /// <param name="seed">The interleaving of workers; null for one file after the other.</param>
    /// <param name="before">What is loaded first.</param>
    /// <param name="files">The files.</param>
    private static async Task<string> EndAsync(OrderHost host, string partner, int? seed, OrderFile[] before, OrderFile[] files)
    {
        await host.ReceiveAsync(partner, before);
        await host.WorkAsync(partner);
        if (seed is { } interleaving)
        {
            await host.ReceiveAsync(partner, files);
            await host.WorkAsync(partner, Workers, interleaving);
        }
        else
        {
            foreach (var file in files)
            {
                await host.ReceiveAsync(partner, file);
                await host.WorkAsync(partner);
            }
        }

        return await host.StateAsync(partner);
    }

    private static IEnumerable<OrderFile[]> OrdersOf(OrderFile[] files) => files.Length == 1
        ? [files]
        : files.SelectMany(first => OrdersOf([.. files.Where(file => file != first)]).Select(rest => new[] { first }.Concat(rest).ToArray()));
}
