using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

/// <summary>
/// The contract of an <see cref="IStagingIntegrator"/> that stores records, as tests, beside those of <see cref="IntegratorConformance"/>.
/// Inherit the class, create an empty integrator, and name it with <see cref="ConformsAttribute"/>.
/// </summary>
public abstract partial class StagingIntegratorConformance : IntegratorConformance
{
    private readonly Dictionary<(string LoadId, int Ordinal), int> _records = [];

    private IStagingIntegrator Staging => (IStagingIntegrator)Integrator;

    [SetUp]
    public void ForgetStagedRecords() => _records.Clear();

    /// <summary>Another integrator over the store of the present one; null where the store is the instance's own.</summary>
    protected virtual Task<IStagingIntegrator?> ReopenAsync() => Task.FromResult<IStagingIntegrator?>(null);

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Commit_FullRecord_KeepsEveryMember(RecordModel model)
    {
        var record = RecordSamples.Full(model, "id-1");
        await StageAsync(Load1, 0, model, RecordSamples.Record(record, 10));
        var before = await ReadAsync(Partner, model, "id-1");

        var commit = await CommitAsync(Load1);

        var stored = await ReadAsync(Partner, model, "id-1");
        Assert.That(before, Is.Null, "what is staged is invisible");
        Assert.That(Outcomes(commit, 0), Is.EqualTo(new[] { Integrated }));
        foreach (var member in RecordSamples.Members(record))
        {
            Assert.That(stored![member.Name], Is.EqualTo(Text(member.GetValue(record))), member.Name);
        }
    }

    [Test]
    public async Task Commit_SeveralBatches_StoresThemAtOnce()
    {
        await StageAsync(Load1, 1, RecordModel.Transactions, RecordSamples.Transaction("t-1", "p-1", 30));
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10), RecordSamples.Property("p-2", 20, "a@b.fr"));
        var seen = await IsStoredAsync(RecordModel.Properties, "p-1") || await IsStoredAsync(RecordModel.Transactions, "t-1");

        var commit = await CommitAsync(Load1);

        var found = await Lookup.FindAsync(Partner, RecordModel.Properties, ["p-1", "p-2"]);
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(seen, Is.False);
            Assert.That((commit.IsCommitted, commit.Answers.Count, commit.Findings.Count, commit.FindingCounts.Count), Is.EqualTo((true, 2, 0, 0)));
            Assert.That(Outcomes(commit, 0), Is.EqualTo(new[] { Integrated, Integrated }));
            Assert.That(Outcomes(commit, 1), Is.EqualTo(new[] { Integrated }));
            Assert.That((found["p-1"].LoadId, found["p-2"].ClientEmail), Is.EqualTo((Load1, "a@b.fr")));
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-1"), Is.True);
        });
    }

    [Test]
    public async Task Commit_ManyBatches_AnswersInTheOrderOfTheRecords()
    {
        await IntegrateAsync(Load2, RecordModel.Properties, Enumerable.Range(0, 5_000).Where(i => i % 3 == 0).Select(i => RecordSamples.Property($"p-{i}", i)).ToArray());
        for (var ordinal = 4; ordinal >= 0; ordinal--)
        {
            await StageAsync(Load1, ordinal, RecordModel.Properties, Enumerable.Range(1_000 * ordinal, 1_000).Select(i => RecordSamples.Property($"p-{i}", i)).ToArray());
        }

        var commit = await CommitAsync(Load1);

        Assert.That(
            Enumerable.Range(0, 5).SelectMany(ordinal => Outcomes(commit, ordinal)),
            Is.EqualTo(Enumerable.Range(0, 5_000).Select(i => i % 3 == 0 ? AlreadyKnown : Integrated)));
    }

    [Test]
    public async Task Stage_SameBatchAgain_ReplacesIt()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10), RecordSamples.Property("p-2", 20), RecordSamples.Erasure("p-9", 25));
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-2", 20), RecordSamples.Property("p-3", 30));

        var commit = await CommitAsync(Load1);

        Assert.That(Outcomes(commit, 0), Is.EqualTo(new[] { Integrated, Integrated }));
        Assert.That((await Lookup.FindAsync(Partner, RecordModel.Properties, ["p-1", "p-2", "p-3"])).Keys, Is.EquivalentTo(new[] { "p-2", "p-3" }));
    }

    [Test]
    public async Task Stage_AfterTheCommit_IsIgnored()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10));
        await CommitAsync(Load1);

        await StageAsync(Load1, 1, RecordModel.Properties, RecordSamples.Property("p-2", 20));

        Assert.That((await CommitAsync(Load1)).Answers, Has.Count.EqualTo(1));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-2"), Is.False);
    }

    [Test]
    public async Task Stage_ErasureOfAnotherModel_IsMisuse()
    {
        await Assert.ThatAsync(
            async () => await StageAsync(Load1, 0, RecordModel.Documents, RecordSamples.Erasure("d-1", 1)), Throws.InstanceOf<ArgumentException>());

        Assert.That((await CommitAsync(Load1)).IsIncomplete, Is.True, "nothing is staged");
    }

    [Test]
    public async Task Commit_NothingStagedAndExpected_IsCommittedWithoutAnswers()
    {
        var commit = await CommitAsync(Load1);

        Assert.That((commit.IsCommitted, commit.IsIncomplete, commit.Answers.Count), Is.EqualTo((true, false, 0)));
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Commit_OtherNumberOfRecordsThanStaged_StoresNothing(long records)
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10), RecordSamples.Erasure("p-2", 20));

        var commit = await Staging.CommitAsync(ContextOf(Load1), records);

        Assert.That((commit.IsCommitted, commit.IsIncomplete, commit.Answers.Count), Is.EqualTo((false, true, 0)));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.False);
        Assert.That((await CommitAsync(Load1)).IsCommitted, Is.True, "what is staged remains");
    }

    [Test]
    public async Task Commit_Again_ReturnsTheSameAnswers()
    {
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Property("known", 10), RecordSamples.Property("erased", 20));
        await StageAsync(
            Load1,
            0,
            RecordModel.Properties,
            RecordSamples.Property("known", 1),
            RecordSamples.Erasure("erased", 2),
            RecordSamples.Erasure("nothing", 3),
            RecordSamples.Property("new", 4));

        var first = await CommitAsync(Load1);
        var second = await CommitAsync(Load1);
        var third = await CommitAsync(Load1, await ReopenAsync());

        foreach (var commit in new[] { first, second, third })
        {
            Assert.That(commit.IsCommitted, Is.True);
            Assert.That(Outcomes(commit, 0), Is.EqualTo(new[] { AlreadyKnown, Integrated, AlreadyKnown, Integrated }));
            Assert.That(
                commit.Findings.Select(found => (found.BatchId, found.Record, found.Offset, found.ExternalId, found.Finding.Code, found.Finding.Severity)),
                Is.EqualTo(new[] { ($"{Load1}/0", 2, 3L, "nothing", RuleCodes.NothingToErase, FindingSeverity.Information) }));
            Assert.That(
                commit.FindingCounts,
                Is.EqualTo(new[] { new FindingCount(RuleCodes.NothingToErase, FindingSeverity.Information, RecordModel.Properties, 1) }));
        }
    }

    [Test]
    public async Task Commit_SimilarIds_AreCommittedWithOneWarningEach()
    {
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Property("a-1", 10));
        await StageAsync(Load1, 1, RecordModel.Properties, RecordSamples.Property("B-2", 30), RecordSamples.Property("c-3", 40));
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("A-1", 10), RecordSamples.Property("b-2", 20), RecordSamples.Erasure("a-1", 25));

        var commit = await CommitAsync(Load1);

        Assert.That(
            commit.Findings.Where(found => found.Finding.Code == RuleCodes.SimilarId).Select(found => (found.BatchId, found.Record, found.Offset, found.ExternalId, found.Finding.Expected)),
            Is.EqualTo(new[] { ($"{Load1}/1", 0, 30L, "B-2", "b-2") }));
        Assert.That(commit.FindingCounts, Is.EqualTo(new[] { new FindingCount(RuleCodes.SimilarId, FindingSeverity.Warning, RecordModel.Properties, 1) }));
        Assert.That((await CommitAsync(Load1)).FindingCounts, Is.EqualTo(commit.FindingCounts));
    }

    [Test]
    public async Task Commit_ByAnotherInstance_StoresWhatTheFirstOneStaged()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10));

        var commit = await CommitAsync(Load1, await ReopenAsync());

        Assert.That(Outcomes(commit, 0), Is.EqualTo(new[] { Integrated }));
        Assert.That(Outcomes(await CommitAsync(Load1), 0), Is.EqualTo(new[] { Integrated }));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.True);
    }

    [Test]
    public async Task Commit_OneOfTwoStagedLoads_LeavesTheOther()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10));
        await StageAsync(Load2, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10), RecordSamples.Property("p-2", 20));

        await CommitAsync(Load1);
        var seen = await IsStoredAsync(RecordModel.Properties, "p-2");
        var second = await CommitAsync(Load2);

        Assert.That(seen, Is.False);
        Assert.That(Outcomes(second, 0), Is.EqualTo(new[] { AlreadyKnown, Integrated }));
    }

    [Test]
    public async Task Discard_StagedLoad_StoresNothing()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10), RecordSamples.Erasure("p-2", 20));

        await Staging.DiscardAsync(Load1);
        await Staging.DiscardAsync(Load1);
        await Staging.DiscardAsync(Load2);

        Assert.That((await CommitAsync(Load1)).IsIncomplete, Is.True, "nothing is staged");
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.False);
    }

    [Test]
    public async Task Discard_CommittedLoad_KeepsItsRecordsAndForgetsItsAnswers()
    {
        await StageAsync(Load1, 0, RecordModel.Properties, RecordSamples.Property("p-1", 10));
        await CommitAsync(Load1);

        await Staging.DiscardAsync(Load1);

        Assert.That((await CommitAsync(Load1)).IsIncomplete, Is.True, "nothing is staged");
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.True);
    }

    private static IntegrationOutcome[] Outcomes(StagedCommit commit, int ordinal) =>
        commit.Answers.SingleOrDefault(answers => answers.BatchId == $"{Load1}/{ordinal}" || answers.BatchId == $"{Load2}/{ordinal}") is { } found
            ? [.. Enumerable.Range(0, found.Records).Select(record => found[record])]
            : [];

    private static LoadContext ContextOf(string loadId) => RecordSamples.Batch(loadId, Partner, RecordModel.Properties).Load;

    private Task StageAsync(string loadId, int ordinal, RecordModel model, params IntegrationRecord[] records)
    {
        _records[(loadId, ordinal)] = records.Length;
        return Staging.StageAsync(new IntegrationBatch
        {
            BatchId = $"{loadId}/{ordinal}",
            Load = ContextOf(loadId),
            Model = model,
            Records = records,
        });
    }

    private Task<StagedCommit> CommitAsync(string loadId, IStagingIntegrator? integrator = null) =>
        (integrator ?? Staging).CommitAsync(ContextOf(loadId), _records.Where(batch => batch.Key.LoadId == loadId).Sum(batch => batch.Value));
}
