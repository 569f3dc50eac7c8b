namespace Qlower.Loaders.Testing.Ledger;

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
        while ((await Ledger.NextPartAsync(lease)).Lease is { } part)
        {
            order.Add(part.Part.Ordinal);
            await Ledger.CheckpointAsync(part, LoadSamples.Done());
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

        await CheckpointAsync(lease, new PartCompleted
        {
            Counts = [LoadSamples.Overall(RecordModel.Declarants, 0, 1, 0, 2), LoadSamples.Of("crm", RecordModel.Declarants, 1, 1)],
            Rejected = new RecordMask(new byte[] { 0b101 }),
            RejectedRecords = [new RejectedRecord(RecordModel.Declarants, 40, "d-1"), new RejectedRecord(RecordModel.Declarants, 50, "")],
            Findings = [LoadSamples.Finding("QLW2002", 40), LoadSamples.Finding("QLW2001", 50)],
            FindingCounts =
            [
                new FindingCount("QLW2002", FindingSeverity.Error, RecordModel.Declarants, 7),
                new FindingCount("QLW1001", FindingSeverity.Error, RecordModel.Properties, 1),
            ],
        });
        await CheckpointAsync(lease, LoadSamples.Done(
            LoadSamples.Overall(RecordModel.Properties, 0, 2, 1), LoadSamples.Of("crm", RecordModel.Properties, 3, 2, 1)));

        var load = await FindAsync(lease);
        var parts = await Ledger.ReadPartsAsync(load.Id).ToListAsync();
        var findings = await Ledger.ReadFindingsAsync(load.Id).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.PartsDone, load.IsFaulted), Is.EqualTo((2, false)));
            Assert.That(parts[0].Rejected.Bytes.ToArray(), Is.EqualTo(new byte[] { 0b101 }));
            Assert.That(parts[0].IsDone, Is.True);
            Assert.That(findings.Select(finding => finding.Code), Is.EqualTo(new[] { "QLW1001", "QLW2002", "QLW2001" }));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(new[]
            {
                LoadSamples.Overall(RecordModel.Declarants, 3, 1, 0, 2),
                LoadSamples.Overall(RecordModel.Properties, 6, 2, 1),
                LoadSamples.Of("crm", RecordModel.Declarants, 1, 1),
                LoadSamples.Of("crm", RecordModel.Properties, 3, 2, 1),
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
        var part = await NextAsync(lease);
        var outcome = new PartCompleted
        {
            Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 6)],
            Findings = [LoadSamples.Finding("QLW3001", 1)],
            FindingCounts = [new FindingCount("QLW3001", FindingSeverity.Warning, RecordModel.Properties, 1)],
        };
        await Ledger.CheckpointAsync(part, outcome);
        var counts = await Ledger.GetCountsAsync(lease.Load.Id);
        Time.Advance(Minute);

        await Ledger.CheckpointAsync(part, outcome);
        await Ledger.CheckpointAsync(part, new PartDeferred
        {
            Answers = [new IntegratorAnswers("crm", new byte[] { 1 })],
            FindingCounts = outcome.FindingCounts,
            IsFaulted = true,
        });

        var load = await FindAsync(lease);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.PartsDone, load.ProgressedAt, load.IsFaulted), Is.EqualTo((1, Time.GetUtcNow() - Minute, false)));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(counts));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(2));
            Assert.That((await Ledger.GetFindingCountsAsync(load.Id)).Sum(count => count.Count), Is.EqualTo(42));
            Assert.That((await Ledger.ReadPartsAsync(load.Id).ToListAsync()).Single().Deferred, Is.Null);
        });
    }

    [Test]
    public async Task Checkpoint_Deferred_KeepsAnswersFindingsAndTheFault()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties, rejected: 1));
        var counts = await Ledger.GetCountsAsync(lease.Load.Id);

        await CheckpointAsync(lease, new PartDeferred
        {
            IsFaulted = true,
            Answers = [new IntegratorAnswers("crm", new byte[] { 1, 2, 3 })],
            Findings = [LoadSamples.Finding("QLW4001", 40)],
            FindingCounts = [new FindingCount("QLW4001", FindingSeverity.Error, RecordModel.Properties, 1)],
        });
        await CheckpointAsync(lease, LoadSamples.Deferred("accounting", 2, 0, 2));

        var load = await FindAsync(lease);
        var next = (await NextAsync(lease)).Part;
        await Assert.MultipleAsync(async () =>
        {
            Assert.That((load.PartsDone, load.IsFaulted), Is.EqualTo((0, true)));
            Assert.That(next.Deferred?.Answers.Select(answers => answers.Integrator), Is.EquivalentTo(new[] { "crm", "accounting" }));
            Assert.That(next.Deferred?.Find("crm")?.Bytes.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
            Assert.That(next.Deferred?.Find("accounting")?[1], Is.Null);
            Assert.That(next.Deferred?.Find("accounting")?[2], Is.EqualTo(IntegrationOutcome.AlreadyKnown));
            Assert.That(next.Deferred?.IsFaulted, Is.True);
            Assert.That(next.Rejected.Bytes.ToArray(), Is.EqualTo(new byte[] { 1 }));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(counts));
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Has.Count.EqualTo(2));
        });
        await CheckpointAsync(lease, LoadSamples.Done());
        Assert.That((await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync()).Single().Deferred, Is.Null);
    }

    [Test]
    public async Task Checkpoint_RuleFailedBeforeThePartWasDeferred_FaultsTheLoadForGood()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        await CheckpointAsync(lease, new PartDeferred { Answers = [new IntegratorAnswers("crm", new byte[] { 1, 0, 1 })], IsFaulted = true });
        await CheckpointAsync(lease, LoadSamples.Done());
        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.PartialSuccess, IsFaulted: false));

        Assert.That((await FindAsync(lease)).IsFaulted, Is.True);
    }

    [Test]
    public async Task Checkpoint_FaultedPart_FaultsTheLoadForGood()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties));

        await CheckpointAsync(lease, new PartCompleted { IsFaulted = true });
        await CheckpointAsync(lease, LoadSamples.Done());
        await Ledger.CloseAsync(lease, new LoadClosing(LoadStatus.Success, IsFaulted: false));

        Assert.That((await FindAsync(lease)).IsFaulted, Is.True);
    }

    [Test]
    public async Task Checkpoint_UnknownPart_IsRefused()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        var part = await NextAsync(lease);
        var unknown = new PartLease
        {
            LoadId = part.LoadId,
            Part = LoadSamples.Part(7, RecordModel.Properties),
            Owner = part.Owner,
            Token = part.Token,
            Pass = part.Pass,
            ExpiresAt = part.ExpiresAt,
            LoadLease = lease,
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.CheckpointAsync(unknown, LoadSamples.Done()));
    }

    [Test]
    public async Task ReadFindings_MoreThanAPage_AreInOrderOfTheirPlaces()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        await CheckpointAsync(lease, new PartCompleted
        {
            Findings = Enumerable.Range(0, 1_000).Select(i => LoadSamples.Finding("QLW3001", (2_000 - i) / 2)).ToArray(),
        });

        var offsets = (await Ledger.ReadFindingsAsync(lease.Load.Id).ToListAsync()).Skip(1).Select(finding => finding.Offset);
        Assert.That(offsets, Is.Ordered);
        Assert.That(offsets, Is.EquivalentTo(Enumerable.Range(0, 1_000).Select(i => (2_000L - i) / 2)));
    }

    [Test]
    public async Task ReadFindings_FindingAtOffsetZeroWithNothingElse_Survives()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var bare = new Finding { Code = "QLW0001", Severity = FindingSeverity.Information };
        var atStart = new Finding { Code = "QLW0002", Severity = FindingSeverity.Warning, Offset = 0 };

        await CheckpointAsync(lease, new PartCompleted { Findings = [bare, atStart] });

        var findings = await Ledger.ReadFindingsAsync(lease.Load.Id).ToListAsync();
        AssertSame(findings[0], bare);
        AssertSame(findings[1], atStart);
    }

    [Test]
    public async Task Reading_UnknownLoad_IsEmpty()
    {
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await Ledger.GetCountsAsync("nothing"), Is.Empty);
            Assert.That(await Ledger.GetFindingCountsAsync("nothing"), Is.Empty);
            Assert.That(await Ledger.ReadFindingsAsync("nothing").ToListAsync(), Is.Empty);
            Assert.That(await Ledger.CountFindingsAsync("nothing"), Is.Zero);
            Assert.That(await Ledger.ReadPartsAsync("nothing").ToListAsync(), Is.Empty);
            Assert.That(await Ledger.FindStagedAsync("nothing", RecordModel.Clients, ["a"]), Is.Empty);
            Assert.That(await Ledger.FindRejectedIdsAsync("nothing", RecordModel.Clients, ["a"]), Is.Empty);
            Assert.That(await Ledger.FindRejectedOffsetsAsync("nothing", [1]), Is.Empty);
        });
    }
}
