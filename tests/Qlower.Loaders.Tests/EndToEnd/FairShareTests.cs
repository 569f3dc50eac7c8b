using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Qlower.Loaders.Tests.EndToEnd.Stores;
using Qlower.Loaders.TestServers;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>One partner sends ten thousand files, then another one sends one.</summary>
[TestFixture(StoreKind.Memory)]
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.PostgreSql, Category = QuickRun.Servers)]
[Category("Long")]
public sealed class FairShareTests(StoreKind kind)
{
    private const int Flood = 10_000;

    [Test]
    public async Task Load_OfAnotherPartnerBehindAFlood_IsTheSecondOrThirdThatIsClosed()
    {
        using var store = await TestStore.CreateAsync(kind);
        await using var loaders = Loaders(store);
        for (var i = 0; i < Flood; i++)
        {
            loaders.Drop(FileOf("azur", i), string.Create(CultureInfo.InvariantCulture, $"flood-{i:d5}.json"));
        }

        await loaders.Get<IFileReceiver>().ScanAsync();
        var inbox = Path.Combine(loaders.Root, "inbox", "boreal");
        Directory.CreateDirectory(inbox);
        await File.WriteAllTextAsync(Path.Combine(inbox, "single.json"), FileOf("boreal", Flood));
        await loaders.Get<IFileReceiver>().ScanAsync();

        var closed = new List<string>();
        while (!closed.Contains("boreal") && await loaders.Get<ILoadProcessor>().ProcessNextAsync() is { } load)
        {
            if (load.State == LoadState.Closed)
            {
                closed.Add(load.File.Partner);
            }
        }

        Assert.That(closed, Is.EqualTo(new[] { "azur", "boreal" }).Or.EqualTo(new[] { "azur", "azur", "boreal" }).Or.EqualTo(new[] { "boreal" }));
        Assert.That(Directory.GetFiles(Path.Combine(loaders.Root, "inbox", "azur")), Has.Length.GreaterThan(Flood / 2), "what is not received waits in the inbox");
    }

    private static string FileOf(string partner, int number) => LoaderFixture.Load(
        Samples.Properties(Samples.Property.Replace("P-1", string.Create(CultureInfo.InvariantCulture, $"P-{number}"), StringComparison.Ordinal)), partner: partner);

    private static LoaderFixture Loaders(TestStore store) => new(builder =>
    {
        builder.AddPartner("boreal", partner => partner.KeyHashes.Add("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(LoaderFixture.Key)))));
        store.Use(builder);
    });
}
