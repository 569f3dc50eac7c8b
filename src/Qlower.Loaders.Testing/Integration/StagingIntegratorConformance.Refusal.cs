using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

public abstract partial class StagingIntegratorConformance
{
    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Commit_IdTwice_StoresNothing(RecordModel model)
    {
        await StageAsync(Load1, 0, model, RecordSamples.Record(RecordSamples.Full(model, "a"), 10), RecordSamples.Record(RecordSamples.Full(model, "b"), 20));
        await StageAsync(Load1, 1, model, RecordSamples.Record(RecordSamples.Bare(model, "a"), 30));

        var first = await CommitAsync(Load1);
        var second = await CommitAsync(Load1);

        foreach (var commit in new[] { first, second })
        {
            Assert.That((commit.IsCommitted, commit.Answers.Count), Is.EqualTo((false, 0)));
            Assert.That(
                commit.Findings.Select(found => (found.BatchId, found.Record, found.Offset, found.ExternalId, found.Finding.Code)),
                Is.EqualTo(new[] { ($"{Load1}/1", 0, 30L, "a", RuleCodes.DuplicateId) }));
            Assert.That(commit.FindingCounts, Is.EqualTo(new[] { new FindingCount(RuleCodes.DuplicateId, FindingSeverity.Error, model, 1) }));
        }

        Assert.That(await Lookup.FindAsync(Partner, model, ["a", "b"]), Is.Empty);
    }

    [TestCase(10, 20)]
    [TestCase(20, 10)]
    public async Task Commit_PropertyThatIsSentAndErased_ChangesNothing(long sent, long erased)
    {
        await StoreTwoPropertiesAsync();
        IntegrationRecord[] records = [RecordSamples.Property("p-1", sent), RecordSamples.Erasure("p-1", erased), RecordSamples.Property("p-3", 30)];
        await StageAsync(Load2, 0, RecordModel.Properties, [.. records.OrderBy(record => record.Offset)]);

        var commit = await CommitAsync(Load2);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(commit.IsCommitted, Is.False);
            Assert.That(commit.Findings.Select(found => (found.ExternalId, found.Finding.Code)), Is.EqualTo(new[] { ("p-1", RuleCodes.DuplicateId) }));
            Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.True);
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-1"), Is.True);
            Assert.That(await IsStoredAsync(RecordModel.Properties, "p-3"), Is.False);
        });
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Commit_RecordsOfAnErasedProperty_ChangesNothing(bool isErasedByTheLoad)
    {
        await StoreTwoPropertiesAsync();
        await StageAsync(Load2, 0, RecordModel.Transactions, RecordSamples.Transaction("t-8", "p-2", 10), RecordSamples.Transaction("t-9", "p-1", 20));
        await StageAsync(Load2, 1, RecordModel.Documents, RecordSamples.Document("d-9", "p-1", 30));
        if (isErasedByTheLoad)
        {
            await StageAsync(Load2, 2, RecordModel.Properties, RecordSamples.Erasure("p-1", 40));
        }
        else
        {
            await IntegrateAsync("00000000000000000000000000000003", RecordModel.Properties, RecordSamples.Erasure("p-1", 5));
        }

        var commit = await CommitAsync(Load2);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(commit.IsCommitted, Is.False);
            Assert.That(
                commit.Findings.Select(found => (found.ExternalId, found.Finding.Severity, found.Finding.Actual)),
                Is.EqualTo(new[] { ("t-9", FindingSeverity.Error, "p-1"), ("d-9", FindingSeverity.Error, "p-1") }));
            Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.EqualTo(isErasedByTheLoad));
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-8"), Is.False);
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-9"), Is.False);
            Assert.That(await IsStoredAsync(RecordModel.Documents, "d-9"), Is.False);
        });
    }

    [Test]
    public async Task Commit_PropertyErasedBeforeAndSentWithItsRecords_StoresThem()
    {
        await StoreTwoPropertiesAsync();
        await IntegrateAsync("00000000000000000000000000000003", RecordModel.Properties, RecordSamples.Erasure("p-1", 5));
        await StageAsync(Load2, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10));
        await StageAsync(Load2, 1, RecordModel.Transactions, RecordSamples.Transaction("t-9", "p-1", 20));

        var commit = await CommitAsync(Load2);

        Assert.That(commit.IsCommitted, Is.True);
        Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-9"), Is.True);
    }

    [Test]
    public async Task Commit_Erasure_LeavesNoCopy()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 1), RecordSamples.Property("p-2", 2));
        await StageAsync(Load1, 1, RecordModel.Transactions, RecordSamples.Transaction("t-1", "p-1", 3));
        await CommitAsync(Load1);
        await Staging.DiscardAsync(Load1);
        await StageAsync(Load2, 0, RecordModel.Properties, RecordSamples.Erasure("p-1", 10), RecordSamples.Erasure("p-1", 20));

        var commit = await CommitAsync(Load2);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(Outcomes(commit, 0), Is.EqualTo(new[] { Integrated, AlreadyKnown }));
            Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.False);
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-1"), Is.False);
            Assert.That(await HoldsAsync("secret of p-1"), Is.Not.True);
            Assert.That(await HoldsAsync("secret of p-2"), Is.Not.False);
        });
    }

    [Test]
    public async Task Commit_ThousandsOfRejections_ListsTheFirstAndCountsAll()
    {
        const int Rejected = StagedCommit.MaxFindings + 200;
        await StageAsync(Load1, 0, RecordModel.Properties, Enumerable.Range(0, Rejected).Select(i => RecordSamples.Property($"p-{i}", i)).ToArray());
        await StageAsync(Load1, 1, RecordModel.Properties, Enumerable.Range(0, Rejected).Select(i => RecordSamples.Property($"p-{i}", 10_000 + i)).ToArray());
        await StageAsync(Load1, 2, RecordModel.Properties, Enumerable.Range(0, Rejected).Select(i => RecordSamples.Erasure($"none-{i}", 20_000 + i)).ToArray());

        var commit = await CommitAsync(Load1);

        Assert.That((commit.IsCommitted, commit.Findings.Count), Is.EqualTo((false, StagedCommit.MaxFindings)));
        Assert.That(commit.Findings[0].ExternalId, Is.EqualTo("p-0"));
        Assert.That(
            commit.FindingCounts, Is.EqualTo(new[] { new FindingCount(RuleCodes.DuplicateId, FindingSeverity.Error, RecordModel.Properties, Rejected) }));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-0"), Is.False);
    }
}
