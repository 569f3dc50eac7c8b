namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    private static readonly TimeSpan[] Jumps = [TimeSpan.FromHours(-1), TimeSpan.FromDays(-400), TimeSpan.FromHours(1), TimeSpan.FromDays(400)];

    [TestCaseSource(nameof(Jumps))]
    public async Task TryAcquire_WallClockJumps_TheLeaseLastsAsLongAsItWasToLast(TimeSpan jump)
    {
        var lease = await LeaseAsync();

        var shown = await AcquireAroundAsync(jump, lease);

        Assert.That(shown.LeaseExpiresAt, Is.EqualTo(Now));
    }

    [TestCaseSource(nameof(Jumps))]
    public async Task Renew_WallClockJumped_ExtendsTheLease(TimeSpan jump)
    {
        var lease = await LeaseAsync();
        Clock.Jump(jump);
        Time.Advance(Minute / 2);

        await Ledger.RenewAsync(lease, Minute);

        Time.Advance(Minute - TimeSpan.FromSeconds(1));
        var early = await Ledger.TryAcquireAsync("worker-2", Minute);
        Time.Advance(TimeSpan.FromSeconds(1));
        var late = await Ledger.TryAcquireAsync("worker-2", Minute);
        Assert.That((early, late?.Load.Id), Is.EqualTo(((LoadLease?)null, lease.Load.Id)));
    }

    [TestCaseSource(nameof(Jumps))]
    public async Task TryAcquirePart_WallClockJumps_TheLeaseLastsAsLongAsItWasToLast(TimeSpan jump)
    {
        var load = await ProcessAsync(LoadSamples.Part(0, RecordModel.Declarants, 2));
        await Ledger.ReleaseAsync(load);
        await Ledger.TryAcquirePartAsync(Owner, Minute);
        Time.Advance(Minute / 2);

        Clock.Jump(jump);

        var early = await Ledger.TryAcquirePartAsync("worker-2", Minute);
        Time.Advance(Minute / 2);
        var late = await Ledger.TryAcquirePartAsync("worker-2", Minute);
        Assert.That((early, late?.LoadId), Is.EqualTo(((PartLease?)null, load.Load.Id)));
    }

    [TestCaseSource(nameof(Jumps))]
    public async Task Release_WallClockJumpsAfterwards_TheLoadIsDeferredAsLongAsItWasToBe(TimeSpan jump)
    {
        var lease = await LeaseAsync();
        await Ledger.ReleaseAsync(lease, new LoadDelay("down", Minute));

        var shown = await AcquireAroundAsync(jump, lease);

        Assert.That(shown.NotBefore, Is.EqualTo(Now));
    }

    [TestCaseSource(nameof(Jumps))]
    public async Task ListStalled_WallClockJumps_CountsTheTimeThatPassed(TimeSpan jump)
    {
        var lease = await LeaseAsync();
        Time.Advance(Minute / 2);

        Clock.Jump(jump);

        var early = await Ledger.ListStalledAsync(Now - Minute, 10);
        var summary = await Ledger.SummariseAsync(Now - Minute);
        Time.Advance(Minute / 2);
        var late = await Ledger.ListStalledAsync(Now - Minute, 10);
        Assert.Multiple(() =>
        {
            Assert.That(early, Is.Empty);
            Assert.That((summary.Open, summary.Stalled), Is.EqualTo((1, 0)));
            Assert.That(late.Select(load => load.Id), Is.EqualTo(new[] { lease.Load.Id }));
        });
    }

    [Test]
    public async Task Receive_WallClockJumped_UsesTheClockOfTheLedger()
    {
        await Ledger.ReceiveAsync(LoadSamples.File("a.json"));
        Clock.Jump(TimeSpan.FromDays(30));

        var received = await Ledger.ReceiveAsync(LoadSamples.File("b.json"));

        Assert.That((received.Load.ReceivedAt, received.Load.ProgressedAt), Is.EqualTo((Now, Now)));
    }

    /// <summary>
    /// Asserts that another worker acquires the load after a minute and not before, with a jump of the wall clock half a minute from now.
    /// </summary>
    /// <returns>The load after the jump.</returns>
    private async Task<LoadEntry> AcquireAroundAsync(TimeSpan jump, LoadLease lease)
    {
        Time.Advance(Minute / 2);
        Clock.Jump(jump);
        var early = await Ledger.TryAcquireAsync("worker-2", Minute);
        var shown = await FindAsync(lease);
        Time.Advance(Minute / 2);
        var late = await Ledger.TryAcquireAsync("worker-2", Minute);
        Assert.That((early, late?.Load.Id), Is.EqualTo(((LoadLease?)null, lease.Load.Id)));
        return shown;
    }
}
