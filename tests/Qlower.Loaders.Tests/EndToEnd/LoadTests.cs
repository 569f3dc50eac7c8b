namespace Qlower.Loaders.Tests.EndToEnd;

[TestFixture]
internal sealed class LoadTests
{
    [Test]
    public async Task Load_FlatFile_IntegratesParentsBeforeChildren()
    {
        await using var loaders = new LoaderFixture();

        // The transactions stand before the property they belong to.
        var outcome = await loaders.LoadAsync(LoaderFixture.Load(Samples.Transactions(Samples.Transaction) + "," + Samples.Properties(Samples.Property)));

        Assert.That(outcome.Codes, Is.Empty);
        Assert.That(outcome.Load.Status, Is.EqualTo(LoadStatus.Success));
        Assert.That(outcome.Totals, Is.EqualTo(new LoadCounts(2, 2, 0, 0)));
        Assert.That(Directory.GetFiles(Path.Combine(loaders.Root, "success", "azur"), "file.*.json"), Is.Not.Empty);
        Assert.That(Directory.GetFiles(Path.Combine(loaders.Root, "inbox"), "*", SearchOption.AllDirectories), Is.Empty);
    }

    [Test]
    public async Task Load_SameFileTwice_ChangesNothing()
    {
        await using var loaders = new LoaderFixture();
        var file = LoaderFixture.Load("\"declarants\": [" + Samples.Declarant + "]");

        var first = await loaders.LoadAsync(file);
        var second = await loaders.LoadAsync(file);

        Assert.That(first.Totals, Is.EqualTo(new LoadCounts(4, 4, 0, 0)));
        Assert.That(second.Totals, Is.EqualTo(new LoadCounts(4, 0, 4, 0)));
        Assert.That(second.Load.Status, Is.EqualTo(LoadStatus.Success));
    }
}
