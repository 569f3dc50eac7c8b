namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task RegisterStore_FirstStore_IsRememberedForTheIntegrator()
    {
        var first = await Ledger.RegisterStoreAsync("sqlite", "store-1");

        var reopened = await ReopenAsync(Clock) ?? Ledger;
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(first, Is.EqualTo("store-1"));
            Assert.That(await reopened.RegisterStoreAsync("sqlite", "store-2"), Is.EqualTo("store-1"));
            Assert.That(await reopened.RegisterStoreAsync("crm", "store-3"), Is.EqualTo("store-3"));
        });
    }

    [Test]
    public async Task ReplaceStore_RegisteredStore_IsReplaced()
    {
        await Ledger.RegisterStoreAsync("sqlite", "store-1");

        await Ledger.ReplaceStoreAsync("sqlite", "store-2");

        Assert.That(await Ledger.RegisterStoreAsync("sqlite", "store-1"), Is.EqualTo("store-2"));
    }
}
