namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task TryAcquirePart_TwoOwners_LeasesEachPartOnce()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));

        var first = await Ledger.TryAcquirePartAsync("worker-1", Minute);
        var second = await Ledger.TryAcquirePartAsync("worker-2", Minute);
        var third = await Ledger.TryAcquirePartAsync("worker-1", Minute);

        Assert.Multiple(() =>
        {
            Assert.That((first?.LoadId, first?.Part.Ordinal, first?.Owner), Is.EqualTo((load, 0, "worker-1")));
            Assert.That((second?.Part.Ordinal, second?.Owner, second?.ExpiresAt), Is.EqualTo((1, "worker-2", Time.GetUtcNow() + Minute)));
            Assert.That(third, Is.Null, "the same owner's part is not leased again either");
            Assert.That((first?.LoadLease, first?.Part.Records, first?.Part.Runs.Count), Is.EqualTo(((LoadLease?)null, 3, 1)));
        });
    }

    [Test]
    public async Task TryAcquirePart_PartsOfSeveralModels_OpenPhaseByPhase()
    {
        await OfferAsync(
            LoadSamples.Part(0, RecordModel.Transactions),
            LoadSamples.Part(1, RecordModel.Declarants),
            LoadSamples.Part(2, RecordModel.Declarants));
        var first = await AcquirePartAsync("worker-1");
        var second = await AcquirePartAsync("worker-2");
        await Ledger.CheckpointAsync(first, LoadSamples.Done());

        var early = await Ledger.TryAcquirePartAsync("worker-1", Minute);
        await Ledger.CheckpointAsync(second, LoadSamples.Done());
        var late = await Ledger.TryAcquirePartAsync("worker-1", Minute);

        Assert.That((first.Part.Ordinal, second.Part.Ordinal), Is.EqualTo((1, 2)));
        Assert.That((early, late?.Part.Ordinal), Is.EqualTo(((PartLease?)null, 0)));
    }

    [Test]
    public async Task TryAcquirePart_SeveralLoads_PrefersTheOldestOrTheOneAskedFor()
    {
        var oldest = await OfferAsync("a.json", LoadSamples.Part(0, RecordModel.Properties));
        var other = await OfferAsync("b.json", LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));

        var byId = await Ledger.TryAcquirePartAsync(Owner, Minute, other);
        var first = await Ledger.TryAcquirePartAsync(Owner, Minute);
        var second = await Ledger.TryAcquirePartAsync(Owner, Minute);
        var unknown = await Ledger.TryAcquirePartAsync(Owner, Minute, "nothing");

        Assert.That(new[] { byId?.LoadId, first?.LoadId, second?.LoadId, unknown?.LoadId }, Is.EqualTo(new[] { other, oldest, other, null }));
    }

    [Test]
    public async Task TryAcquirePart_LoadNotInProcessing_IsNull()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(0, RecordModel.Properties)], []);
        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection());
        await Ledger.ReleaseAsync(lease);

        Assert.That(await Ledger.TryAcquirePartAsync(Owner, Minute), Is.Null);
    }

    [Test]
    public async Task TryAcquirePart_LoadLeasedAsAWhole_IsNullUntilThatLeaseExpires()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        var early = await Ledger.TryAcquirePartAsync("worker-2", Minute, lease.Load.Id);
        Time.Advance(Minute);
        var late = await Ledger.TryAcquirePartAsync("worker-2", Minute);

        Assert.That((early, late?.Part.Ordinal), Is.EqualTo(((PartLease?)null, 0)));
    }

    [Test]
    public async Task TryAcquirePart_DeferredLoad_IsLeasedAfterItsTimeOrById()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync();
        await Ledger.ReleasePartAsync(part, new LoadDelay("down", Minute));
        var deferred = await Ledger.FindAsync(load);

        var early = await Ledger.TryAcquirePartAsync(Owner, Minute);
        var byId = await Ledger.TryAcquirePartAsync(Owner, Minute, load);
        await Ledger.ReleasePartAsync(byId!, new LoadDelay("down", Minute));
        Time.Advance(Minute);
        var late = await Ledger.TryAcquirePartAsync(Owner, Minute);

        Assert.That((deferred?.Failures, deferred?.WaitReason, deferred?.NotBefore), Is.EqualTo((1, "down", (DateTimeOffset?)Time.GetUtcNow())));
        Assert.That((early is null, byId?.Part.Ordinal, late?.Part.Ordinal), Is.EqualTo((true, 0, 0)));
        Assert.That((await Ledger.FindAsync(load))?.WaitReason, Is.Null);
    }

    [Test]
    public async Task TryAcquirePart_DeferredPart_CarriesTheAnswersOfTheOtherOwner()
    {
        await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync("worker-1");
        await Ledger.CheckpointAsync(part, new PartDeferred { Answers = [new IntegratorAnswers("crm", new byte[] { 1, 1, 0 })], IsFaulted = true });
        await Ledger.ReleasePartAsync(part);

        var next = await AcquirePartAsync("worker-2");

        Assert.That(next.Part.Deferred?.Find("crm")?.Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 1, 0 }));
        Assert.That(next.Part.Deferred?.IsFaulted, Is.True);
    }

    [Test]
    public async Task Checkpoint_PartLeaseExpiredButTakenByNobody_IsStillValid()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync();
        Time.Advance(TimeSpan.FromHours(1));

        await Ledger.CheckpointAsync(part, LoadSamples.Done());

        Assert.That((await Ledger.FindAsync(load))?.PartsDone, Is.EqualTo(1));
    }

    [Test]
    public async Task Checkpoint_PartTakenByAnotherOwnerSince_ThrowsAndChangesNothing()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var stale = await AcquirePartAsync("worker-1");
        Time.Advance(Minute);
        var fresh = await AcquirePartAsync("worker-2");

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(stale, LoadSamples.Done()));
        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(stale, LoadSamples.Deferred("crm", 1)));
        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.StageKeysAsync(stale, [new StagedKey(RecordModel.Properties, "late", 5, null)]));
        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.RenewPartAsync(stale, Minute));
        await Ledger.ReleasePartAsync(stale, new LoadDelay("late", Minute));

        var before = await Ledger.FindAsync(load);
        await Ledger.CheckpointAsync(fresh, LoadSamples.Done());
        Assert.That(fresh.Token, Is.GreaterThan(stale.Token));
        Assert.That((before?.PartsDone, before?.Failures, before?.WaitReason), Is.EqualTo((0, 0, (string?)null)));
        Assert.That(await Ledger.FindStagedAsync(load, RecordModel.Properties, ["late"]), Is.Empty);
        Assert.That((await Ledger.FindAsync(load))?.PartsDone, Is.EqualTo(1));
    }

    [Test]
    public async Task Checkpoint_ReleasedPart_Throws()
    {
        await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync();
        await Ledger.ReleasePartAsync(part);

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(part, LoadSamples.Done()));
    }

    [Test]
    public async Task Checkpoint_InspectionBegunAgain_Throws()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync("worker-1");
        var lease = await AcquireAsync(load, "worker-2");
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(0, RecordModel.Properties)], []);
        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection());
        await Ledger.AdvanceAsync(lease, LoadState.Processing);

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(part, LoadSamples.Done()));

        Assert.That((await FindAsync(lease)).PartsDone, Is.Zero);
    }

    [Test]
    public async Task Checkpoint_AfterTheDryRun_ChangesNothing()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync();
        await Ledger.CheckpointAsync(part, LoadSamples.Done());
        var lease = await AcquireAsync(load);
        await Ledger.CompleteDryRunAsync(lease);

        await Ledger.CheckpointAsync(part, LoadSamples.Done(LoadSamples.Overall(RecordModel.Properties, 0, 6)));

        var counts = await Ledger.GetCountsAsync(load);
        Assert.That((await Ledger.NextPartAsync(lease)).IsAllDone, Is.True);
        Assert.That(counts.Single(row => row.Model == RecordModel.Properties).Counts, Is.EqualTo(new LoadCounts(6, 0, 0, 0)));
        Assert.That(await Ledger.TryAcquirePartAsync("worker-3", Minute, load), Is.Null);
    }

    [Test]
    public async Task Checkpoint_RefusedLoad_LeavesThePartRejected()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync("worker-1");
        var lease = await AcquireAsync(load, "worker-2");
        await Ledger.RefuseAsync(lease, [], []);

        await Ledger.CheckpointAsync(part, LoadSamples.Done(LoadSamples.Overall(RecordModel.Properties, 0, 6)));

        var stored = (await Ledger.ReadPartsAsync(load).ToListAsync()).Single();
        Assert.That((stored.IsDone, stored.Rejected.Count()), Is.EqualTo((true, 3)));
        Assert.That((await Ledger.NextPartAsync(lease)).IsAllDone, Is.True);
        Assert.That(await Ledger.TryAcquirePartAsync("worker-3", Minute, load), Is.Null);
    }

    [Test]
    public async Task Checkpoint_ClosedLoad_Throws()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync("worker-1");
        await Ledger.CloseAsync(await AcquireAsync(load, "worker-2"), new LoadClosing(LoadStatus.Error, true));

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(part, LoadSamples.Done()));
    }

    [Test]
    public async Task RenewPart_ValidLease_ExtendsIt()
    {
        await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await AcquirePartAsync();
        Time.Advance(TimeSpan.FromSeconds(50));

        var renewed = await Ledger.RenewPartAsync(part, Minute);
        Time.Advance(TimeSpan.FromSeconds(50));

        Assert.That((renewed.Token, renewed.ExpiresAt), Is.EqualTo((part.Token, Time.GetUtcNow() + TimeSpan.FromSeconds(10))));
        Assert.That(await Ledger.TryAcquirePartAsync("worker-2", Minute), Is.Null);
    }

    [Test]
    public async Task RenewAndReleasePart_LeasedWithItsLoad_AreRefused()
    {
        var part = await NextAsync(await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties)));

        await Assert.ThatAsync(async () => await Ledger.RenewPartAsync(part, Minute), Throws.ArgumentException);
        await Assert.ThatAsync(async () => await Ledger.ReleasePartAsync(part), Throws.ArgumentException);
    }

    [Test]
    public async Task NextPart_PartsLeasedSeparately_AreSkippedUntilTheyExpire()
    {
        var load = await OfferAsync(
            LoadSamples.Part(0, RecordModel.Declarants), LoadSamples.Part(1, RecordModel.Declarants), LoadSamples.Part(2, RecordModel.Properties));
        var separate = await AcquirePartAsync("worker-1");
        var lease = await AcquireAsync(load, "worker-2");

        var own = await NextAsync(lease);
        await Ledger.CheckpointAsync(own, LoadSamples.Done());
        var elsewhere = await Ledger.NextPartAsync(lease);
        Time.Advance(Minute);
        var expired = await NextAsync(lease);

        Assert.Multiple(() =>
        {
            Assert.That((separate.Part.Ordinal, own.Part.Ordinal), Is.EqualTo((0, 1)));
            Assert.That((elsewhere.Lease, elsewhere.IsAllDone, elsewhere.LeasedElsewhereUntil), Is.EqualTo(
                ((PartLease?)null, false, (DateTimeOffset?)separate.ExpiresAt)), "the next phase waits for the part");
            Assert.That((expired.Part.Ordinal, expired.LoadLease), Is.EqualTo((0, lease)));
        });
    }

    [Test]
    public async Task NextPart_ExpiredPartLeaseThatItsOwnerStillCompletes_IsDoneOnce()
    {
        var load = await OfferAsync(LoadSamples.Part(0, RecordModel.Properties));
        var late = await AcquirePartAsync("worker-1");
        Time.Advance(Minute);
        var lease = await AcquireAsync(load, "worker-2");
        var part = await NextAsync(lease);

        await Ledger.CheckpointAsync(late, LoadSamples.Done(LoadSamples.Overall(RecordModel.Properties, 0, 6)));
        await Ledger.CheckpointAsync(part, LoadSamples.Done(LoadSamples.Overall(RecordModel.Properties, 0, 6)));

        var counts = await Ledger.GetCountsAsync(load);
        Assert.That((await FindAsync(lease)).PartsDone, Is.EqualTo(1));
        Assert.That(counts.Single(row => row.Model == RecordModel.Properties).Counts, Is.EqualTo(new LoadCounts(6, 6, 0, 0)));
    }

    [Test]
    public async Task NextPart_PartThatAnotherOwnerTookSince_FencesTheHolderOfTheLoad()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await NextAsync(lease);
        Time.Advance(Minute);
        var other = await AcquirePartAsync("worker-2");

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(part, LoadSamples.Done()));

        await Ledger.CheckpointAsync(other, LoadSamples.Done());
        Assert.That((await FindAsync(lease)).PartsDone, Is.EqualTo(1));
    }

    [Test]
    public async Task NextPart_LoadLeaseLost_FencesItsParts()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await NextAsync(lease);
        Time.Advance(Minute);
        await AcquireAsync(lease.Load.Id, "worker-2");

        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(part, LoadSamples.Done()));
        await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.StageKeysAsync(part, []));
    }

    [Test]
    public async Task TryAcquirePart_EightThreadsRace_CompletesEachPartOnce()
    {
        const int Parts = 100;
        var load = await OfferAsync(Enumerable.Range(0, Parts).Select(i => LoadSamples.Part(i, (RecordModel)(1 + (i % 3)))).ToArray());
        var second = await ReopenAsync(Clock) ?? Ledger;

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            var ledger = worker % 2 == 0 ? Ledger : second;
            var mine = new List<int>();
            while ((await Ledger.FindAsync(load))!.PartsDone < Parts)
            {
                if (await ledger.TryAcquirePartAsync($"worker-{worker}", Minute) is { } part)
                {
                    mine.Add(part.Part.Ordinal);
                    await ledger.CheckpointAsync(part, LoadSamples.Done(LoadSamples.Overall(part.Part.Model, 0, 3)));
                }
            }

            return mine;
        })));

        Assert.That(taken.SelectMany(mine => mine), Is.EquivalentTo(Enumerable.Range(0, Parts)));
        Assert.That((await Ledger.GetCountsAsync(load)).Sum(row => row.Counts.Integrated), Is.EqualTo(3 * Parts));
    }

    private Task<string> OfferAsync(params LoadPart[] parts) => OfferAsync("a.json", parts);

    /// <summary>A load in processing that nobody leases.</summary>
    private async Task<string> OfferAsync(string name, params LoadPart[] parts)
    {
        var lease = await ProcessAsync(name, parts);
        await Ledger.ReleaseAsync(lease);
        return lease.Load.Id;
    }

    private async Task<PartLease> AcquirePartAsync(string owner = Owner) =>
        await Ledger.TryAcquirePartAsync(owner, Minute) ?? throw new AssertionException("No part could be leased.");
}
