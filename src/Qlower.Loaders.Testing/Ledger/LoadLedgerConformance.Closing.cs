namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task SetArchived_ConcludingLoad_KeepsThePlace()
    {
        var lease = await LeaseAsync();

        await Ledger.SetArchivedAsync(
            lease, new ArchivedFile { Archive = "inbox", Partner = "acme", Location = "success/x", OriginalName = "a.json" });

        var archived = (await FindAsync(lease)).Archived!;
        Assert.That(
            (archived.Archive, archived.Partner, archived.Location, archived.OriginalName), Is.EqualTo(("inbox", "acme", "success/x", "a.json")));
    }

    [Test]
    public async Task SetReported_SeveralReportersAndOneTwice_KeepsEachOnce()
    {
        var lease = await LeaseAsync();

        await Ledger.SetReportedAsync(lease, "webhook");
        await Ledger.SetReportedAsync(lease, "email");
        await Ledger.SetReportedAsync(lease, "webhook");

        Assert.That((await FindAsync(lease)).Reported, Is.EqualTo(new[] { "webhook", "email" }));
    }

    [Test]
    public async Task SetAlerted_UnknownLoad_DoesNothing()
    {
        await Ledger.SetAlertedAsync("nothing");

        Assert.That(await Ledger.ListAsync(new LoadQuery()), Is.Empty);
    }

    [Test]
    public async Task Close_LoadWithEverything_KeepsTheOutcomeAndDropsTheWorkingData()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));
        var part = await NextAsync(lease);
        await Ledger.StageKeysAsync(part, [new StagedKey(RecordModel.Properties, "p-1", 10, null)]);
        await Ledger.CheckpointAsync(part, new PartCompleted
        {
            Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 3)],
            RejectedRecords = [new RejectedRecord(RecordModel.Properties, 30, "p-1")],
        });
        var counts = await Ledger.GetCountsAsync(lease.Load.Id);

        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.PartialSuccess, IsFaulted: true));

        var load = await FindAsync(lease);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.State, load.Status, load.IsFaulted), Is.EqualTo((LoadState.Closed, (LoadStatus?)LoadStatus.PartialSuccess, true)));
            Assert.That((load.ClosedAt, load.LeaseOwner, load.LeaseExpiresAt), Is.EqualTo(
                ((DateTimeOffset?)Time.GetUtcNow(), (string?)null, (DateTimeOffset?)null)));
            Assert.That((load.Parts, load.PartsDone), Is.EqualTo((2, 1)));
            Assert.That(await Ledger.ReadPartsAsync(load.Id).ToListAsync(), Is.Empty);
            Assert.That(await Ledger.FindRejectedOffsetsAsync(load.Id, [30]), Is.Empty);
            Assert.That(await Ledger.FindRejectedIdsAsync(load.Id, RecordModel.Properties, ["p-1"]), Is.Empty);
            Assert.That(await Ledger.FindStagedAsync(load.Id, RecordModel.Properties, ["p-1"]), Is.Empty);
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(counts));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Reopen_LoadInTheMiddleOfItsParts_ContinuesFromTheLastCheckpoint()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));
        await CheckpointAsync(lease, LoadSamples.Done());
        var late = await NextAsync(lease);
        var reopened = await ReopenAsync(Clock) ?? Ledger;

        Time.Advance(Minute);
        var taken = await reopened.TryAcquireAsync("worker-2", Minute);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((taken!.Load.Id, taken.Load.State, taken.Load.PartsDone), Is.EqualTo((lease.Load.Id, LoadState.Processing, 1)));
            Assert.That((await reopened.NextPartAsync(taken)).Lease?.Part.Ordinal, Is.EqualTo(1));
            await Assert.ThrowsAsync<LeaseLostException>(() => Ledger.CheckpointAsync(late, LoadSamples.Done()));
        });
    }
}
