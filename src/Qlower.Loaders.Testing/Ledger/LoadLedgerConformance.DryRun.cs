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
    public async Task StageKeys_ErasedTwice_IsNoConflictAndErasedAndSentIs()
    {
        var part = await NextAsync(await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties)));

        var taken = await Ledger.StageKeysAsync(
            part,
            [
                new StagedKey(RecordModel.Properties, "erased", 10, null, isErasure: true),
                new StagedKey(RecordModel.Properties, "erased", 20, null, isErasure: true),
                new StagedKey(RecordModel.Properties, "erased", 30, null),
                new StagedKey(RecordModel.Properties, "sent", 40, "a@b.fr"),
                new StagedKey(RecordModel.Properties, "sent", 50, null, isErasure: true),
            ]);

        var found = await Ledger.FindStagedAsync(part.LoadId, RecordModel.Properties, ["erased", "sent"]);
        Assert.That(taken, Is.EquivalentTo(new[] { 30L, 50L }));
        Assert.That(
            found.Select(key => (key.ExternalId, key.Offset, key.IsErasure, key.ClientEmail)),
            Is.EquivalentTo(new[] { ("erased", 10L, true, (string?)null), ("sent", 40L, false, "a@b.fr") }));
    }

    [Test]
    public async Task CompleteDryRun_AllPartsDone_KeepsWhatItFound()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));
        await Ledger.StageKeysAsync(await NextAsync(lease), [new StagedKey(RecordModel.Properties, "p-1", 10, null)]);
        foreach (var ordinal in new[] { 0, 1 })
        {
            await CheckpointAsync(lease, new PartCompleted
            {
                Rejected = new RecordMask(new byte[] { 2 }),
                Findings = [LoadSamples.Finding("QLW3001", ordinal)],
                FindingCounts = [new FindingCount("QLW3001", FindingSeverity.Warning, RecordModel.Properties, 1)],
            });
        }

        await Ledger.CompleteDryRunAsync(lease);
        await Ledger.CompleteDryRunAsync(lease);

        var load = await FindAsync(lease);
        var parts = await Ledger.ReadPartsAsync(load.Id).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.IsDryRunComplete, load.State, load.Parts, load.PartsDone), Is.EqualTo((true, LoadState.Processing, 2, 2)));
            Assert.That((await Ledger.NextPartAsync(lease)).IsAllDone, Is.True);
            Assert.That(parts.Select(part => (part.IsDone, part.Rejected.Count())), Is.EqualTo(new[] { (true, 1), (true, 1) }));
            Assert.That(await Ledger.FindStagedAsync(load.Id, RecordModel.Properties, ["p-1"]), Is.Empty);
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Select(count => (count.Code, count.Count)), Is.EqualTo(new[] { ("QLW1001", 41L), ("QLW3001", 2L) }));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(3));
        });
    }

    [Test]
    public async Task CompleteDryRun_OpenPart_IsRefused()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));
        await CheckpointAsync(lease, LoadSamples.Done());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.CompleteDryRunAsync(lease));

        Assert.That((await FindAsync(lease)).IsDryRunComplete, Is.False);
    }

    [Test]
    public async Task CompleteCommit_AfterTheDryRun_AddsCountsAndConcludesOnce()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        await CheckpointAsync(lease, LoadSamples.Done());
        await Ledger.CompleteDryRunAsync(lease);
        Time.Advance(Minute);
        var result = new StagedResult
        {
            Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 5, 1), LoadSamples.Of("crm", RecordModel.Properties, 6, 5, 1)],
            Findings = [LoadSamples.Finding("QLW5001", 7)],
            FindingCounts = [new FindingCount("QLW5001", FindingSeverity.Information, RecordModel.Properties, 1)],
        };

        await Ledger.CompleteCommitAsync(lease, result);
        await Ledger.CompleteCommitAsync(lease, result);

        var load = await FindAsync(lease);
        var counts = await Ledger.GetCountsAsync(load.Id);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.State, load.IsRefused, load.ProcessedAt), Is.EqualTo((LoadState.Concluding, false, (DateTimeOffset?)Time.GetUtcNow())));
            Assert.That(counts.Where(row => row.Model == RecordModel.Properties), Is.EqualTo(new[]
            {
                LoadSamples.Overall(RecordModel.Properties, 6, 5, 1), LoadSamples.Of("crm", RecordModel.Properties, 6, 5, 1),
            }));
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Select(count => (count.Code, count.Count)), Is.EqualTo(new[] { ("QLW1001", 41L), ("QLW5001", 1L) }));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(2));
        });
    }

    [Test]
    public async Task CompleteCommit_WithoutADryRun_IsRefused()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        await CheckpointAsync(lease, LoadSamples.Done());

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.CompleteCommitAsync(lease, new StagedResult()));

        Assert.That((await FindAsync(lease)).State, Is.EqualTo(LoadState.Processing));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Refuse_AfterTheDryRun_IsFaultedIfAFindingIs(bool isFault)
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        await CheckpointAsync(lease, LoadSamples.Done());
        await Ledger.CompleteDryRunAsync(lease);

        await Ledger.RefuseAsync(
            lease,
            [new Finding { Code = "QLW2008", Severity = FindingSeverity.Error, IsFault = isFault }],
            [new FindingCount("QLW2008", FindingSeverity.Error, null, 1)]);

        var load = await FindAsync(lease);
        Assert.That((load.State, load.IsRefused, load.IsFaulted), Is.EqualTo((LoadState.Concluding, true, isFault)));
    }

    [Test]
    public async Task CompleteInspection_AllOrNothing_IsRecordedUntilTheInspectionBeginsAgain()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.CompleteInspectionAsync(lease, new InspectionResult
        {
            Sha256 = "",
            IsRefused = false,
            IsAllOrNothing = true,
            SecretRanges = [],
            Counts = [],
            Findings = [],
            FindingCounts = [],
        });
        var inspected = await FindAsync(lease);

        await Ledger.BeginInspectionAsync(lease, lease.Load.File);

        Assert.That((inspected.IsAllOrNothing, (await FindAsync(lease)).IsAllOrNothing), Is.EqualTo((true, false)));
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
            Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { "QLW2008", "QLW1001", "QLW2002" }));
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Single(count => count.Code == "QLW2008").Count, Is.EqualTo(1));
        });
    }
}
