using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Qlower.Loaders.Accounting.Tests;

/// <summary>The loads on which the page shows its results: two files of one partner, and a third one that waits.</summary>
internal static class Example
{
    private static readonly string[] Files = ["azur_20250105.json", "azur_20250205.json"];

    /// <summary>Loads the files into a store.</summary>
    /// <param name="useStore">Chooses the store.</param>
    public static async Task LoadAsync(Action<IQlowerLoadersBuilder> useStore)
    {
        await using var provider = Compose(useStore);
        foreach (var file in Files)
        {
            await using var content = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Example", file));
            await provider.GetRequiredService<IStreamLoader>().LoadStreamAsync(content, "azur", file);
        }

        await DeferAsync(provider.GetRequiredService<ILoadLedger>());
    }

    /// <summary>The statements that set the times which a load takes from the clock.</summary>
    public const string SetTimes = """
        UPDATE erasures SET erased_at = '2025-02-05T17:30:00.0000000Z';
        UPDATE loads SET not_before = '2025-03-05T17:05:00.0000000Z' WHERE not_before IS NOT NULL;
        """;

    /// <summary>Does what a host does when it starts, without a file.</summary>
    /// <param name="useStore">Chooses the store.</param>
    public static async Task StartAsync(Action<IQlowerLoadersBuilder> useStore)
    {
        await using var provider = Compose(useStore);
        await provider.GetRequiredService<IFileReceiver>().ScanAsync();
    }

    private static ServiceProvider Compose(Action<IQlowerLoadersBuilder> useStore)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.ClearProviders());
        var builder = services.AddQlowerLoaders(_ => { }).AddRulePacks(typeof(Azur.RulePack.AzurRulePack).Assembly).AddInMemorySource();
        builder.AddPartner("azur", partner => partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("azur-demo-key")))));
        useStore(builder);
        return services.BuildServiceProvider();
    }

    private static async Task DeferAsync(ILoadLedger ledger)
    {
        var load = await ledger.ReceiveAsync(new SourceFile
        {
            Source = "folder",
            Partner = "azur",
            Name = "azur_20250305.json",
            Location = "azur/azur_20250305.json",
            Length = 100,
            Identity = "1",
            LastModified = new DateTimeOffset(2025, 3, 5, 17, 0, 0, TimeSpan.Zero),
        });
        var lease = await ledger.TryAcquireAsync("worker", TimeSpan.FromMinutes(1), load.Load.Id);
        await ledger.ReleaseAsync(lease!, new LoadDelay("The system accounting is unavailable.", TimeSpan.FromHours(1)));
    }
}
