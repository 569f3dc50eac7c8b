namespace Qlower.Loaders.Conformance.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task NextPart_PartsOfSeveralModels_AreOrderedByModelThenOrdinal()
    {
        var lease = await ProcessAsync(
            LoadSamples.Part(0, RecordModel.Transactions),
            LoadSamples.Part(1, RecordModel.Declarants),
            LoadSamples.Part(2, RecordModel.Transactions),
            LoadSamples.Part(3, RecordModel.Properties),
            LoadSamples.Part(4, RecordModel.Declarants));

        var order = new List<int>();
        while (await Ledger.NextPartAsync(lease) is { } part)
        {
            order.Add(part.Ordinal);
            await Ledger.CheckpointAsync(lease, LoadSamples.Done(part.Ordinal));
        }

        Assert.That(order, Is.EqualTo(new[] { 1, 4, 3, 0, 2 }));
        Assert.That((await FindAsync(lease)).PartsDone, Is.EqualTo(5));
    }

    [Test]
    public async Task ReadParts_ThousandsOfThem_AreOrderedByOrdinal()
    {
        var parts = Enumerable.Range(0, 2_000).Select(i => LoadSamples.Part(i, (RecordModel)(5 - (i % 6)))).ToArray();
        var lease = await ProcessAsync(parts);

        var read = await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync();

        Assert.That(read.Select(part => part.Ordinal), Is.EqualTo(Enumerable.Range(0, 2_000)));
        Assert.That(read.Select(part => part.Model), Is.EqualTo(parts.Select(part => part.Model)));
    }

    [Test]
    public async Task Checkpoint_DonePart_KeepsEverythingAndAddsUp()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Declarants, rejected: 1), LoadSamples.Part(1, RecordModel.Properties));

        await Ledger.CheckpointAsync(lease, new PartCheckpoint
        {
            Ordinal = 0,
            IsDone = true,
            Counts = [LoadSamples.Overall(RecordModel.Declarants, 0, 1, 0, 2), LoadSamples.Lane("crm", RecordModel.Declarants, 1, 1)],
            Rejected = new byte[] { 0b101 },
            RejectedRecords = [new RejectedRecord(RecordModel.Declarants, 40, "d-1"), new RejectedRecord(RecordModel.Declarants, 50, "")],
            Findings = [LoadSamples.Finding("QLW2002", 40), LoadSamples.Finding("QLW2001", 50)],
            FindingCounts =
            [
                new FindingCount("QLW2002", FindingSeverity.Error, RecordModel.Declarants, 7),
                new FindingCount("QLW1001", FindingSeverity.Error, RecordModel.Properties, 1),
            ],
        });
        await Ledger.CheckpointAsync(lease, LoadSamples.Done(
            1, LoadSamples.Overall(RecordModel.Properties, 0, 2, 1), LoadSamples.Lane("crm", RecordModel.Properties, 3, 2, 1)));

        var load = await FindAsync(lease);
        var parts = await Ledger.ReadPartsAsync(load.Id).ToListAsync();
        var findings = await Ledger.ReadFindingsAsync(load.Id).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.PartsDone, load.IsFaulted), Is.EqualTo((2, false)));
            Assert.That(parts[0].Rejected.ToArray(), Is.EqualTo(new byte[] { 0b101 }));
            Assert.That(parts[0].IsDone, Is.True);
            Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { "QLW1001", "QLW2002", "QLW2001" }));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(new[]
            {
                LoadSamples.Overall(RecordModel.Declarants, 3, 1, 0, 2),
                LoadSamples.Overall(RecordModel.Properties, 6, 2, 1),
                LoadSamples.Lane("crm", RecordModel.Declarants, 1, 1),
                LoadSamples.Lane("crm", RecordModel.Properties, 3, 2, 1),
            }));
            Assert.That(await Ledger.GetFindingCountsAsync(load.Id), Is.EquivalentTo(new[]
            {
                new FindingCount("QLW1001", FindingSeverity.Error, RecordModel.Properties, 42),
                new FindingCount("QLW2002", FindingSeverity.Error, RecordModel.Declarants, 7),
            }));
            Assert.That(await Ledger.FindRejectedIdsAsync(load.Id, RecordModel.Declarants, ["d-1", "d-2", ""]), Is.EquivalentTo(new[] { "d-1" }));
            Assert.That(await Ledger.FindRejectedIdsAsync(load.Id, RecordModel.Properties, ["d-1"]), Is.Empty);
            Assert.That(await Ledger.FindRejectedOffsetsAsync(load.Id, [40, 41, 50]), Is.EquivalentTo(new[] { 40L, 50L }));
        });
    }

    [Test]
    public async Task Checkpoint_PartThatIsDone_IsLeftAsItIs()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var checkpoint = new PartCheckpoint
        {
            Ordinal = 0,
            IsDone = true,
            Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 6)],
            Findings = [LoadSamples.Finding("QLW3001", 1)],
            FindingCounts = [new FindingCount("QLW3001", FindingSeverity.Warning, RecordModel.Properties, 1)],
        };
        await Ledger.CheckpointAsync(lease, checkpoint);
        var counts = await Ledger.GetCountsAsync(lease.Load.Id);
        Time.Advance(Minute);

        await Ledger.CheckpointAsync(lease, checkpoint);
        await Ledger.CheckpointAsync(lease, new PartCheckpoint
        {
            Ordinal = 0,
            IsDone = false,
            SavedLanes = new Dictionary<string, byte[]> { ["crm"] = [1] },
            FindingCounts = checkpoint.FindingCounts,
        });

        var load = await FindAsync(lease);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.PartsDone, load.ProgressedAt), Is.EqualTo((1, Time.GetUtcNow() - Minute)));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(counts));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(2));
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Sum(count => count.Count), Is.EqualTo(42));
            Assert.That((await Ledger.ReadPartsAsync(load.Id).ToListAsync()).Single().SavedLanes, Is.Empty);
        });
    }

    [Test]
    public async Task Checkpoint_NotDone_KeepsOnlyLanesAndFindings()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties, rejected: 1));
        var counts = await Ledger.GetCountsAsync(lease.Load.Id);

        await Ledger.CheckpointAsync(lease, new PartCheckpoint
        {
            Ordinal = 0,
            IsDone = false,
            IsFaulted = true,
            SavedLanes = new Dictionary<string, byte[]> { ["crm"] = [1, 2, 3] },
            Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 6)],
            Rejected = new byte[] { 0b11 },
            RejectedRecords = [new RejectedRecord(RecordModel.Properties, 40, "p-1")],
            Findings = [LoadSamples.Finding("QLW4001", 40)],
            FindingCounts = [new FindingCount("QLW4001", FindingSeverity.Error, RecordModel.Properties, 1)],
        });
        await Ledger.CheckpointAsync(lease, new PartCheckpoint
        {
            Ordinal = 0,
            IsDone = false,
            SavedLanes = new Dictionary<string, byte[]> { ["accounting"] = [2, 2, 2] },
        });

        var load = await FindAsync(lease);
        var next = await Ledger.NextPartAsync(lease);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.PartsDone, load.IsFaulted), Is.EqualTo((0, false)));
            Assert.That(next!.SavedLanes["crm"], Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(next.SavedLanes["accounting"], Is.EqualTo(new byte[] { 2, 2, 2 }));
            Assert.That(next.Rejected.ToArray(), Is.EqualTo(new byte[] { 1 }));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(counts));
            Assert.That(await Ledger.FindRejectedOffsetsAsync(load.Id, [40]), Is.Empty);
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(2));
        });
        await Ledger.CheckpointAsync(lease, LoadSamples.Done(0));
        Assert.That((await Ledger.ReadPartsAsync(load.Id).ToListAsync()).Single().SavedLanes, Is.Empty);
    }

    [Test]
    public async Task Checkpoint_FaultedPart_FaultsTheLoadForGood()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));

        await Ledger.CheckpointAsync(lease, new PartCheckpoint { Ordinal = 0, IsDone = true, IsFaulted = true });
        await Ledger.CheckpointAsync(lease, LoadSamples.Done(1));
        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Success, IsFaulted: false));

        Assert.That((await FindAsync(lease)).IsFaulted, Is.True);
    }

    [Test]
    public async Task Checkpoint_UnknownPart_IsRefused()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.CheckpointAsync(lease, LoadSamples.Done(7)));
    }

    [Test]
    public async Task ReadFindings_MoreThanAPage_KeepTheirOrder()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        await Ledger.CheckpointAsync(lease, new PartCheckpoint
        {
            Ordinal = 0,
            IsDone = true,
            Findings = Enumerable.Range(0, 1_000).Select(i => LoadSamples.Finding("QLW3001", i)).ToArray(),
        });

        var offsets = (await Ledger.ReadFindingsAsync(lease.Load.Id).ToListAsync()).Skip(1).Select(finding => finding.Offset);
        Assert.That(offsets, Is.EqualTo(Enumerable.Range(0, 1_000).Select(i => (long)i)));
    }

    [Test]
    public async Task ReadFindings_FindingAtOffsetZeroWithNothingElse_Survives()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var bare = new Finding { Code = "QLW0001", Severity = FindingSeverity.Information };
        var atStart = new Finding { Code = "QLW0002", Severity = FindingSeverity.Warning, Offset = 0 };

        await Ledger.CheckpointAsync(lease, new PartCheckpoint { Ordinal = 0, IsDone = true, Findings = [bare, atStart] });

        var findings = await Ledger.ReadFindingsAsync(lease.Load.Id).ToListAsync();
        AssertSame(findings[1], bare);
        AssertSame(findings[2], atStart);
    }

    [Test]
    public async Task Reading_UnknownLoad_IsEmpty()
    {
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Ledger.GetCountsAsync("nothing"), Is.Empty);
            Assert.That(await Ledger.GetFindingCountsAsync("nothing"), Is.Empty);
            Assert.That(await Ledger.ReadFindingsAsync("nothing").ToListAsync(), Is.Empty);
            Assert.That(await Ledger.ReadPartsAsync("nothing").ToListAsync(), Is.Empty);
            Assert.That(await Ledger.FindStagedAsync("nothing", RecordModel.Clients, ["a"]), Is.Empty);
            Assert.That(await Ledger.FindRejectedIdsAsync("nothing", RecordModel.Clients, ["a"]), Is.Empty);
            Assert.That(await Ledger.FindRejectedOffsetsAsync("nothing", [1]), Is.Empty);
        });
    }
}
