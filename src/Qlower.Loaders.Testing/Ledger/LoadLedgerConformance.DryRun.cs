namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task StageKeys_SecondOffsetOfAKey_IsAnswered()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        StagedKey[] keys =
        [
            new StagedKey(RecordModel.Properties, "p-1", 10, null),
            new StagedKey(RecordModel.Properties, "p-2", 20, "a@b.fr"),
            new StagedKey(RecordModel.Properties, "p-1", 30, null),
            new StagedKey(RecordModel.Documents, "p-1", 40, null),
        ];

        var part = await NextAsync(lease);
        var first = await Ledger.StageKeysAsync(part, keys);
        var repeated = await Ledger.StageKeysAsync(part, keys);
        var later = await Ledger.StageKeysAsync(part, [new StagedKey(RecordModel.Properties, "p-2", 50, null)]);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(first, Is.EquivalentTo(new[] { 30L }));
            Assert.That(repeated, Is.EquivalentTo(new[] { 30L }));
            Assert.That(later, Is.EquivalentTo(new[] { 50L }));
            var found = await Ledger.FindStagedAsync(lease.Load.Id, RecordModel.Properties, ["p-1", "p-2", "p-3", "p-1"]);
            Assert.That(
                found.Select(key => (key.Model, key.ExternalId, key.Offset, key.ClientEmail)),
                Is.EquivalentTo(new[] { (RecordModel.Properties, "p-1", 10L, (string?)null), (RecordModel.Properties, "p-2", 20L, "a@b.fr") }));
            Assert.That(await Ledger.FindStagedAsync(lease.Load.Id, RecordModel.Properties, ["P-1"]), Is.Empty);
        });
    }

    [Test]
    public async Task StageKeys_SameKeyInTwoLoads_AreApart()
    {
        var first = await NextAsync(await ProcessAsync("a.json", LoadSamples.Part(0, RecordModel.Properties)));
        var second = await NextAsync(await ProcessAsync("b.json", LoadSamples.Part(0, RecordModel.Properties)));
        await Ledger.StageKeysAsync(first, [new StagedKey(RecordModel.Properties, "p-1", 10, null)]);

        var taken = await Ledger.StageKeysAsync(second, [new StagedKey(RecordModel.Properties, "p-1", 99, null)]);

        Assert.That(taken, Is.Empty);
    }

    [Test]
    public async Task CompleteDryRun_AllPartsDone_OpensThemForTheRealPass()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(
            lease,
            [LoadSamples.Part(0, RecordModel.Properties, rejected: 2), LoadSamples.Part(1, RecordModel.Properties)],
            [new RejectedRecord(RecordModel.Properties, 5, "p-static")]);
        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection(false, LoadSamples.Overall(RecordModel.Properties, 6)));
        await Ledger.AdvanceAsync(lease, LoadState.Processing);
        await Ledger.StageKeysAsync(await NextAsync(lease), [new StagedKey(RecordModel.Properties, "p-1", 10, null)]);
        foreach (var ordinal in new[] { 0, 1 })
        {
            await CheckpointAsync(lease, new PartCompleted
            {
                Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 3), LoadSamples.Of("crm", RecordModel.Properties, 3, 3)],
                Rejected = RecordMask.All(3),
                RejectedRecords = [new RejectedRecord(RecordModel.Properties, 10 + ordinal, $"p-{ordinal}")],
                Findings = [LoadSamples.Finding("QLW3001", ordinal)],
                FindingCounts = [new FindingCount("QLW3001", FindingSeverity.Warning, RecordModel.Properties, 1)],
            });
        }

        await Ledger.CompleteDryRunAsync(lease);

        var load = await FindAsync(lease);
        var parts = await Ledger.ReadPartsAsync(load.Id).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.IsDryRunComplete, load.State, load.Parts, load.PartsDone), Is.EqualTo((true, LoadState.Processing, 2, 0)));
            Assert.That((await Ledger.NextPartAsync(lease)).Lease?.Part.Ordinal, Is.EqualTo(0));
            Assert.That(parts.Select(part => part.IsDone), Is.All.False);
            Assert.That(parts[0].Rejected.Bytes.ToArray(), Is.EqualTo(new byte[] { 2 }));
            Assert.That(parts[1].Rejected.IsEmpty, Is.True);
            Assert.That(await Ledger.FindStagedAsync(load.Id, RecordModel.Properties, ["p-1"]), Is.Empty);
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(new[] { LoadSamples.Overall(RecordModel.Properties, 6) }));
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Select(count => count.Code), Is.EqualTo(new[] { "QLW1001" }));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(1));
            Assert.That(await Ledger.FindRejectedIdsAsync(load.Id, RecordModel.Properties, ["p-static", "p-0"]), Is.EquivalentTo(new[] { "p-static" }));
        });
    }

    [Test]
    public async Task CompleteDryRun_DuringTheRealPass_LeavesWhatIsDone()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        await Ledger.CompleteDryRunAsync(lease);
        await CheckpointAsync(lease, LoadSamples.Done(LoadSamples.Overall(RecordModel.Properties, 0, 6)));

        await Ledger.CompleteDryRunAsync(lease);

        Assert.That((await FindAsync(lease)).PartsDone, Is.EqualTo(1));
        Assert.That((await Ledger.NextPartAsync(lease)).IsAllDone, Is.True);
    }

    [Test]
    public async Task Refuse_AfterADryRun_RejectsEveryRecord()
    {
        var lease = await ProcessAsync(
            LoadSamples.Part(0, RecordModel.Declarants, 3), LoadSamples.Part(1, RecordModel.Properties, 8), LoadSamples.Part(2, RecordModel.Documents, 9));
        await CheckpointAsync(lease, new PartCompleted
        {
            Counts = [LoadSamples.Overall(RecordModel.Declarants, 0, 2, 0, 1), LoadSamples.Of("crm", RecordModel.Declarants, 2, 2)],
            Findings = [LoadSamples.Finding("QLW2002", 5)],
        });

        await Ledger.RefuseAsync(
            lease, [LoadSamples.Finding("QLW2008", 0)], [new FindingCount("QLW2008", FindingSeverity.Error, null, 1)]);
        await Ledger.RefuseAsync(
            lease, [LoadSamples.Finding("QLW2008", 0)], [new FindingCount("QLW2008", FindingSeverity.Error, null, 1)]);

        var load = await FindAsync(lease);
        var parts = await Ledger.ReadPartsAsync(load.Id).ToListAsync();
        var findings = await Ledger.ReadFindingsAsync(load.Id).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.State, load.IsRefused, load.PartsDone, load.ProcessedAt), Is.EqualTo(
                (LoadState.Concluding, true, 3, (DateTimeOffset?)Time.GetUtcNow())));
            Assert.That(parts.Select(part => part.Rejected.Bytes.ToArray()), Is.EqualTo(new byte[][] { [7], [255], [255, 1] }));
            Assert.That(parts.Select(part => part.IsDone), Is.All.True);
            Assert.That((await Ledger.NextPartAsync(lease)).IsAllDone, Is.True);
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(new[]
            {
                LoadSamples.Overall(RecordModel.Declarants, 3, 0, 0, 3), LoadSamples.Overall(RecordModel.Properties, 6, 0, 0, 6),
            }));
            Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { "QLW1001", "QLW2002", "QLW2008" }));
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Single(count => count.Code == "QLW2008").Count, Is.EqualTo(1));
        });
    }
}
