namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task ListStalled_OpenAndClosedLoads_ReturnsThoseWithoutProgressOldestFirst()
    {
        var first = (await Ledger.ReceiveAsync(LoadSamples.File("first.json"))).Load;
        var moved = await LeaseAsync("moved.json");
        Time.Advance(Minute);
        var second = (await Ledger.ReceiveAsync(LoadSamples.File("second.json"))).Load;
        var closed = await LeaseAsync("closed.json");
        await Ledger.CloseAsync(closed, new LoadClosing(LoadStatus.Success, false));
        var before = Time.GetUtcNow();
        Time.Advance(Minute);
        await Ledger.AdvanceAsync(moved, LoadState.Queued);
        await Ledger.ReceiveAsync(LoadSamples.File("third.json"));

        var stalled = await Ledger.ListStalledAsync(before, 10);
        var limited = await Ledger.ListStalledAsync(before, 1);

        Assert.That(stalled.Select(load => load.Id), Is.EqualTo(new[] { first.Id, second.Id }));
        Assert.That(limited.Select(load => load.Id), Is.EqualTo(new[] { first.Id }));
    }

    [Test]
    public async Task ListStalled_UnalertedOnly_SkipsLoadsUntilTheyStallAgain()
    {
        var alerted = await LeaseAsync("alerted.json");
        var other = (await Ledger.ReceiveAsync(LoadSamples.File("other.json"))).Load;
        await Ledger.SetAlertedAsync(alerted.Load.Id);

        var skipped = await Ledger.ListStalledAsync(Time.GetUtcNow(), 10, unalertedOnly: true);
        await Ledger.AdvanceAsync(alerted, LoadState.Queued);
        var again = await Ledger.ListStalledAsync(Time.GetUtcNow(), 10, unalertedOnly: true);

        Assert.That(skipped.Select(load => load.Id), Is.EqualTo(new[] { other.Id }));
        Assert.That(again.Select(load => load.Id), Is.EquivalentTo(new[] { alerted.Load.Id, other.Id }));
    }

    [Test]
    public async Task ListStalled_LimitBelowOne_IsRefused() =>
        await Assert.ThatAsync(async () => await Ledger.ListStalledAsync(Time.GetUtcNow(), 0), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public async Task Summarise_MoreOpenLoadsThanAPage_CountsThemAll()
    {
        var oldest = Time.GetUtcNow();
        var failing = await LeaseAsync("failing.json");
        await Ledger.ReleaseAsync(failing, new LoadDelay("down", Minute));
        Time.Advance(Minute);
        for (var i = 0; i < 1_100; i++)
        {
            await Ledger.ReceiveAsync(LoadSamples.File($"{i}.json"));
        }

        var queued = await AcquireAsync((await Ledger.ReceiveAsync(LoadSamples.File("queued.json"))).Load.Id);
        await Ledger.AdvanceAsync(queued, LoadState.Queued);
        var closed = await LeaseAsync("closed.json");
        await Ledger.CloseAsync(closed, new LoadClosing(LoadStatus.Success, false));

        var summary = await Ledger.SummariseAsync(oldest);

        Assert.Multiple(() =>
        {
            Assert.That(summary.Open, Is.EqualTo(1_102));
            Assert.That(summary.ByState, Is.EquivalentTo(new Dictionary<LoadState, long> { [LoadState.Received] = 1_101, [LoadState.Queued] = 1 }));
            Assert.That((summary.Stalled, summary.Failing), Is.EqualTo((1, 1)));
            Assert.That((summary.OldestArrival, summary.OldestStalled), Is.EqualTo(((DateTimeOffset?)oldest, (DateTimeOffset?)oldest)));
        });
    }

    [Test]
    public async Task Summarise_NoOpenLoad_IsEmpty()
    {
        var closed = await LeaseAsync();
        await Ledger.CloseAsync(closed, new LoadClosing(LoadStatus.Success, false));

        var summary = await Ledger.SummariseAsync(Time.GetUtcNow());

        Assert.That((summary.Open, summary.Stalled, summary.Failing, summary.OldestArrival, summary.OldestStalled), Is.EqualTo(
            (0L, 0L, 0L, (DateTimeOffset?)null, (DateTimeOffset?)null)));
    }
}
