namespace Qlower.Loaders.Testing.Ledger;

public abstract partial class LoadLedgerConformance
{
    [Test]
    public async Task CompleteInspection_LoadThatContinues_KeepsTheResult()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties)], []);
        var result = LoadSamples.Inspection(false, LoadSamples.Overall(RecordModel.Properties, 6));

        await Ledger.CompleteInspectionAsync(lease, result);

        var load = await FindAsync(lease);
        var findings = await Ledger.ReadFindingsAsync(load.Id).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(load.State, Is.EqualTo(LoadState.Inspected));
            Assert.That(load.Header?.Partner, Is.EqualTo("acme"));
            Assert.That(load.Header?.CreatedAt, Is.EqualTo(result.Header!.CreatedAt));
            Assert.That(load.Header?.CreatedAt.Offset, Is.EqualTo(TimeSpan.FromHours(2)));
            Assert.That(load.Header?.Version, Is.EqualTo("2.0"));
            Assert.That(load.Sha256, Is.EqualTo(result.Sha256));
            Assert.That(load.SecretRanges, Is.EqualTo(result.SecretRanges));
            Assert.That((load.IsRefused, load.Parts, load.PartsDone, load.ProcessedAt), Is.EqualTo((false, 2, 0, (DateTimeOffset?)null)));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.EqualTo(result.Counts));
            Assert.That(await Ledger.GetFindingCountsAsync(load.Id), Is.EqualTo(result.FindingCounts));
            AssertSame(findings.Single(), result.Findings[0]);
        });
    }

    [Test]
    public async Task CompleteInspection_RefusedLoad_GoesStraightToConcluding()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);

        await Ledger.CompleteInspectionAsync(lease, new InspectionResult
        {
            Sha256 = "00",
            IsRefused = true,
            SecretRanges = [],
            Counts = [],
            Findings = [],
            FindingCounts = [new FindingCount("QLW0001", FindingSeverity.Error, null, 1)],
        });

        var load = await FindAsync(lease);
        var counts = await Ledger.GetFindingCountsAsync(load.Id);
        Assert.That((load.State, load.IsRefused, load.Header, load.ProcessedAt), Is.EqualTo(
            (LoadState.Concluding, true, (Format.LoadHeader?)null, (DateTimeOffset?)Time.GetUtcNow())));
        Assert.That(counts.Single().Model, Is.Null);
    }

    [Test]
    public async Task AppendParts_NestedRuns_SurviveWithEveryMember()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        var run = new PartRun
        {
            Start = new FilePosition(5_000_000_000, 70_000_000, 3),
            End = 5_000_000_999,
            Count = 9,
            ArrayPointer = "/clients/3/declarants/0/properties",
            FirstIndex = 4_000_000_000,
            Parent = new ParentReference(RecordModel.Declarants, 4_999_999_990, "d-é"),
            Client = new ParentReference(RecordModel.Clients, 17, ""),
        };
        var part = new LoadPart { Ordinal = 0, Model = RecordModel.Properties, Records = 9, Runs = [run, run], Rejected = new RecordMask(new byte[] { 0x81, 1 }) };

        await Ledger.AppendPartsAsync(lease, [part], []);

        var stored = (await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That((stored.Ordinal, stored.Model, stored.Records, stored.IsDone, stored.Runs.Count), Is.EqualTo((0, RecordModel.Properties, 9, false, 2)));
            Assert.That(stored.Rejected.Bytes.ToArray(), Is.EqualTo(new byte[] { 0x81, 1 }));
            Assert.That(stored.Runs[1].Start, Is.EqualTo(run.Start));
            Assert.That((stored.Runs[1].End, stored.Runs[1].Count, stored.Runs[1].FirstIndex), Is.EqualTo((run.End, run.Count, run.FirstIndex)));
            Assert.That(stored.Runs[1].ArrayPointer, Is.EqualTo(run.ArrayPointer));
            Assert.That(MembersOf(stored.Runs[1].Parent), Is.EqualTo(MembersOf(run.Parent)));
            Assert.That(MembersOf(stored.Runs[1].Client), Is.EqualTo(MembersOf(run.Client)));
            Assert.That(stored.Deferred, Is.Null);
        });
    }

    [Test]
    public async Task AppendParts_ManyNestedRuns_SurviveInOrder()
    {
        const int Runs = 3_000;
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        var client = new ParentReference(RecordModel.Clients, 17, "c@x.fr");
        var runs = Enumerable.Range(0, Runs).Select(i => NestedRun(i, new ParentReference(RecordModel.Properties, 100L * i, $"p-{i}"), client)).ToArray();

        await Ledger.AppendPartsAsync(lease, [new LoadPart { Ordinal = 0, Model = RecordModel.Documents, Records = Runs, Runs = runs }], []);

        var stored = (await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync()).Single().Runs;
        Assert.Multiple(() =>
        {
            Assert.That(stored.Select(run => (run.Start, run.End, run.ArrayPointer)), Is.EqualTo(runs.Select(run => (run.Start, run.End, run.ArrayPointer))));
            Assert.That(stored.Select(run => MembersOf(run.Parent)), Is.EqualTo(runs.Select(run => MembersOf(run.Parent))));
            Assert.That(stored.Select(run => MembersOf(run.Client)), Has.All.EqualTo(MembersOf(client)));
        });
    }

    [Test]
    public async Task AppendParents_AfterTheParts_CompletesTheirReferences()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        var client = new ParentReference(RecordModel.Clients, 17, null);
        var run = NestedRun(0, new ParentReference(RecordModel.Properties, 40, "p-0"), client);
        var open = NestedRun(1, new ParentReference(RecordModel.Properties, 140, null), client);

        await Ledger.AppendPartsAsync(lease, [new LoadPart { Ordinal = 0, Model = RecordModel.Documents, Records = 2, Runs = [run, open] }], []);
        await Ledger.AppendParentsAsync(lease, [new ParentReference(RecordModel.Properties, 140, "p-1")]);
        await Ledger.AppendParentsAsync(lease, [new ParentReference(RecordModel.Clients, 17, "c@x.fr")]);

        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection());
        await Ledger.AdvanceAsync(lease, LoadState.Processing);
        var read = (await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync()).Single();
        var leased = (await NextAsync(lease)).Part;
        foreach (var part in new[] { read, leased })
        {
            Assert.That(
                part.Runs.Select(stored => (stored.Parent?.ExternalId, stored.Client?.ExternalId)),
                Is.EqualTo(new[] { ("p-0", "c@x.fr"), ("p-1", "c@x.fr") }));
            Assert.That(part.Runs.Select(stored => stored.Parent?.Offset), Is.EqualTo(new long?[] { 40, 140 }));
        }
    }

    [Test]
    public async Task AppendParents_OfAnEarlierAttempt_AreForgotten()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendParentsAsync(lease, [new ParentReference(RecordModel.Clients, 17, "old")]);
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        var part = new LoadPart
        {
            Ordinal = 0,
            Model = RecordModel.Documents,
            Records = 1,
            Runs = [NestedRun(0, null, new ParentReference(RecordModel.Clients, 17, null))],
        };

        await Ledger.AppendPartsAsync(lease, [part], []);
        await Ledger.AppendParentsAsync(lease, [new ParentReference(RecordModel.Clients, 17, "new")]);

        var stored = (await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync()).Single();
        Assert.That(stored.Runs.Single().Client?.ExternalId, Is.EqualTo("new"));
    }

    [Test]
    public async Task AppendFindings_BeforeTheEnd_AreReadWithTheRestByPlace()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendFindingsAsync(lease, [LoadSamples.Finding("QLW1002", 500), LoadSamples.Finding("QLW1003", -1)]);
        await Ledger.AppendFindingsAsync(lease, [LoadSamples.Finding("QLW1004", 0), LoadSamples.Finding("QLW1005", 500)]);

        await Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection());

        var id = lease.Load.Id;
        var codes = await Ledger.ReadFindingsAsync(id).Select(finding => finding.Code).ToListAsync();
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(codes, Is.EqualTo(new[] { "QLW1003", "QLW1004", "QLW1001", "QLW1002", "QLW1005" }));
            Assert.That(await Ledger.CountFindingsAsync(id), Is.EqualTo(5));
            Assert.That((await Ledger.GetFindingCountsAsync(id)).Sum(count => count.Count), Is.EqualTo(41), "they are counted at the end");
        });
    }

    [Test]
    public async Task Append_LoadThatIsInspected_Throws()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.AppendParentsAsync(lease, [new ParentReference(RecordModel.Clients, 1, "c")]));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.AppendFindingsAsync(lease, [LoadSamples.Finding("QLW1002", 1)]));
    }

    [Test]
    public async Task BeginInspection_AfterAnEarlierAttempt_StartsFromNothing()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));
        var part = await NextAsync(lease);
        await Ledger.StageKeysAsync(part, [new StagedKey(RecordModel.Properties, "k", 5, null)]);
        await Ledger.CheckpointAsync(part, new PartCompleted
        {
            IsFaulted = true,
            Counts = [LoadSamples.Overall(RecordModel.Properties, 0, 3)],
            RejectedRecords = [new RejectedRecord(RecordModel.Properties, 30, "p-1")],
        });
        await Ledger.SetReportedAsync(lease, "webhook");
        await Ledger.AdvanceAsync(lease, LoadState.Concluding);
        var changed = LoadSamples.File("a.json", identity: "v2");

        await Ledger.BeginInspectionAsync(lease, changed);

        var load = await FindAsync(lease);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(load.State, Is.EqualTo(LoadState.Received));
            Assert.That(load.File.Identity, Is.EqualTo("v2"));
            Assert.That((load.Parts, load.PartsDone, load.IsFaulted, load.IsDryRunComplete, load.IsRefused), Is.EqualTo((0, 0, false, false, false)));
            Assert.That((load.Header, load.Sha256, load.ProcessedAt), Is.EqualTo(((Format.LoadHeader?)null, (string?)null, (DateTimeOffset?)null)));
            Assert.That((load.SecretRanges.Count, load.Reported.Count), Is.EqualTo((0, 0)));
            Assert.That(await Ledger.GetCountsAsync(load.Id), Is.Empty);
            Assert.That(await Ledger.GetFindingCountsAsync(load.Id), Is.Empty);
            Assert.That(await Ledger.ReadFindingsAsync(load.Id).ToListAsync(), Is.Empty);
            Assert.That(await Ledger.ReadPartsAsync(load.Id).ToListAsync(), Is.Empty);
            Assert.That((await Ledger.NextPartAsync(lease)).IsAllDone, Is.True);
            Assert.That(await Ledger.FindRejectedOffsetsAsync(load.Id, [30]), Is.Empty);
            Assert.That(await Ledger.FindStagedAsync(load.Id, RecordModel.Properties, ["k"]), Is.Empty);
        });
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(0, RecordModel.Documents)], []);
        Assert.That((await FindAsync(lease)).Parts, Is.EqualTo(1));
    }

    [Test]
    public async Task BeginInspection_FileThatChanged_OwnsBothArrivals()
    {
        var lease = await LeaseAsync();
        var changed = LoadSamples.File("a.json", identity: "v2");

        await Ledger.BeginInspectionAsync(lease, changed);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That((await Ledger.ReceiveAsync(changed)).Load.Id, Is.EqualTo(lease.Load.Id));
            Assert.That((await Ledger.ReceiveAsync(lease.Load.File)).Load.Id, Is.EqualTo(lease.Load.Id));
        });
    }

    [Test]
    public async Task BeginInspection_FileThatIsAnotherLoadAlready_LeavesThatLoadItsArrival()
    {
        var lease = await LeaseAsync();
        var changed = LoadSamples.File("a.json", identity: "v2");
        var other = await Ledger.ReceiveAsync(changed);

        var isOwn = await Ledger.BeginInspectionAsync(lease, changed);

        Assert.That(isOwn, Is.False);
        Assert.That((await Ledger.ReceiveAsync(changed)).Load.Id, Is.EqualTo(other.Load.Id));
        Assert.That((await Ledger.FindAsync(lease.Load.Id))!.File.Identity, Is.EqualTo(lease.Load.File.Identity), "the load keeps the file that it had");
        Assert.That(await Ledger.BeginInspectionAsync(lease, lease.Load.File), Is.True);
    }

    [Test]
    public async Task AppendParts_AfterInspection_IsRefused()
    {
        var lease = await ProcessAsync(LoadSamples.Part(0, RecordModel.Properties));

        await Assert.MultipleAsync(async () =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.AppendPartsAsync(lease, [LoadSamples.Part(1, RecordModel.Properties)], []));
            await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.CompleteInspectionAsync(lease, LoadSamples.Inspection()));
        });
    }

    [Test]
    public async Task AppendParts_OrdinalTwice_IsRefusedAsAWhole()
    {
        var lease = await LeaseAsync();
        await Ledger.BeginInspectionAsync(lease, lease.Load.File);
        await Ledger.AppendPartsAsync(lease, [LoadSamples.Part(1, RecordModel.Properties)], []);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.AppendPartsAsync(
            lease, [LoadSamples.Part(0, RecordModel.Properties), LoadSamples.Part(1, RecordModel.Properties)], []));

        Assert.That((await FindAsync(lease)).Parts, Is.EqualTo(1));
        Assert.That(await Ledger.ReadPartsAsync(lease.Load.Id).ToListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Advance_ForwardBackAndInPlace_MovesForwardOnly()
    {
        var lease = await LeaseAsync();

        await Ledger.AdvanceAsync(lease, LoadState.Queued);
        await Ledger.AdvanceAsync(lease, LoadState.Queued);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Ledger.AdvanceAsync(lease, LoadState.Inspected));
        await Ledger.AdvanceAsync(lease, LoadState.Concluding);
        var processedAt = Time.GetUtcNow();
        Time.Advance(Minute);
        await Ledger.AdvanceAsync(lease, LoadState.Concluding);

        var load = await FindAsync(lease);
        Assert.That((load.State, load.ProcessedAt, load.ProgressedAt), Is.EqualTo((LoadState.Concluding, (DateTimeOffset?)processedAt, processedAt)));
    }

    [Test]
    public async Task Advance_ToClosed_IsRefused()
    {
        var lease = await LeaseAsync();

        await Assert.ThatAsync(async () => await Ledger.AdvanceAsync(lease, LoadState.Closed), Throws.InstanceOf<ArgumentException>());
    }

    private static PartRun NestedRun(int index, ParentReference? parent, ParentReference client) => new()
    {
        Start = new FilePosition(50 + (100L * index), 1 + index, 7),
        End = 90 + (100L * index),
        Count = 1,
        ArrayPointer = $"/clients/0/properties/{index}/documents",
        FirstIndex = 0,
        Parent = parent,
        Client = client,
    };

    private static (RecordModel Model, long Offset, string? ExternalId)? MembersOf(ParentReference? parent) =>
        parent is null ? null : (parent.Model, parent.Offset, parent.ExternalId);

    private static object? Comparable(object? value) => value is FindingSuggestion suggestion ? (suggestion.Key, suggestion.Value) : value;

    private static void AssertSame(Finding actual, Finding expected)
    {
        foreach (var property in typeof(Finding).GetProperties())
        {
            Assert.That(Comparable(property.GetValue(actual)), Is.EqualTo(Comparable(property.GetValue(expected))), property.Name);
        }
    }
}
