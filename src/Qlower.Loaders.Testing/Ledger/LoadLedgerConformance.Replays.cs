namespace Qlower.Loaders.Testing.Ledger;

/// <summary>The lineage of restored files is recorded before they arrive.</summary>
public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task Receive_AtALocationOfAnExpectedReplay_RepeatsTheLoadThatWasNamed()
    {
        var file = LoadSamples.File("a.json");
        await Ledger.ExpectReplayAsync(file.Source, file.Location, "earlier");
        var before = await Ledger.FindReplayAsync(file.Source, file.Location);

        var received = await Ledger.ReceiveAsync(file);
        var again = await Ledger.ReceiveAsync(file, "another");

        var found = await Ledger.FindReplayAsync(file.Source, file.Location);
        Assert.That(before, Is.Null);
        Assert.That((received.Load.ReplayOf, again.Load.ReplayOf, again.IsNew), Is.EqualTo(("earlier", "earlier", false)));
        Assert.That((found?.Id, found?.ReplayOf), Is.EqualTo((received.Load.Id, "earlier")));
    }

    [Test]
    public async Task Receive_LaterFileAtTheLocationOfAReplay_IsNoReplay()
    {
        var file = LoadSamples.File("a.json");
        await Ledger.ExpectReplayAsync(file.Source, file.Location, "earlier");
        var first = await Ledger.ReceiveAsync(file);

        var second = await Ledger.ReceiveAsync(LoadSamples.File("a.json", identity: "v2"));

        Assert.That((second.IsNew, second.Load.ReplayOf), Is.EqualTo((true, (string?)null)));
        Assert.That((await Ledger.FindReplayAsync(file.Source, file.Location))?.Id, Is.EqualTo(first.Load.Id));
    }

    [Test]
    public async Task Receive_ReplayNamedByTheCaller_IsTheOneThatArrived()
    {
        var file = LoadSamples.File("a.json");
        await Ledger.ExpectReplayAsync(file.Source, file.Location, "earlier");

        var received = await Ledger.ReceiveAsync(file, "earlier");

        Assert.That((await Ledger.FindReplayAsync(file.Source, file.Location))?.Id, Is.EqualTo(received.Load.Id));
    }

    [Test]
    public async Task ExpectReplay_AnotherLocationOrSource_ConcernsNoOtherFile()
    {
        var file = LoadSamples.File("a.json");
        await Ledger.ExpectReplayAsync(file.Source, "acme/b.json", "earlier");
        await Ledger.ExpectReplayAsync("elsewhere", file.Location, "earlier");

        Assert.That((await Ledger.ReceiveAsync(file)).Load.ReplayOf, Is.Null);
    }
}
