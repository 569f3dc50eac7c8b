using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

public abstract partial class IntegratorConformance
{
    [Test]
    public void Name_Always_IsNotEmpty() => Assert.That(Integrator.Name, Is.Not.Empty);

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Integrate_FullRecord_KeepsEveryMember(RecordModel model)
    {
        var record = RecordSamples.Full(model, "id-1");

        var outcomes = await IntegrateAsync(Load1, model, RecordSamples.Record(record, 10));

        var stored = await ReadAsync(Partner, model, "id-1");
        Assert.That(outcomes, Is.EqualTo(new[] { Integrated }));
        Assert.That(Integrator.Accepts(model), Is.True);
        foreach (var member in RecordSamples.Members(record))
        {
            Assert.That(stored![member.Name], Is.EqualTo(Text(member.GetValue(record))), member.Name);
        }
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Integrate_BareRecord_KeepsWhatIsAbsentAsAbsent(RecordModel model)
    {
        var record = RecordSamples.Bare(model, "id-1");

        await IntegrateAsync(Load1, model, RecordSamples.Record(record, 10));

        var stored = await ReadAsync(Partner, model, "id-1");
        foreach (var member in RecordSamples.Members(record))
        {
            Assert.That(stored![member.Name], Is.EqualTo(Text(member.GetValue(record))), member.Name);
        }
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Integrate_SameBatchAgain_AnswersTheSame(RecordModel model)
    {
        IntegrationRecord[] batch =
        [
            RecordSamples.Record(RecordSamples.Full(model, "a"), 10),
            RecordSamples.Record(RecordSamples.Full(model, "b"), 20),
            RecordSamples.Record(RecordSamples.Bare(model, "a"), 30),
        ];

        var first = await IntegrateAsync(Load1, model, batch);
        var second = await IntegrateAsync(Load1, model, batch);

        Assert.That(first, Is.EqualTo(new[] { Integrated, Integrated, Rejected }));
        Assert.That(second, Is.EqualTo(first));
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Integrate_IdTwiceInOneLoad_RejectsTheSecondAsADuplicate(RecordModel model)
    {
        await IntegrateAsync(Load1, model, RecordSamples.Record(RecordSamples.Full(model, "a"), 10));

        var answers = await Integrator.IntegrateAsync(
            RecordSamples.Batch(Load1, Partner, model, RecordSamples.Record(RecordSamples.Bare(model, "a"), 99)));

        Assert.Multiple(() =>
        {
            Assert.That(answers[0].Outcome, Is.EqualTo(Rejected));
            Assert.That(answers[0].Finding?.Code, Is.EqualTo(RuleCodes.DuplicateId));
            Assert.That(answers[0].Finding?.Severity, Is.EqualTo(FindingSeverity.Error));
            Assert.That(answers[0].Finding?.Member, Is.EqualTo(model == RecordModel.Clients ? "email" : "id"));
        });
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Integrate_StoredByAnEarlierLoad_IsAlreadyKnownAndUnchanged(RecordModel model)
    {
        await IntegrateAsync(Load1, model, RecordSamples.Record(RecordSamples.Full(model, "a"), 10));
        var before = await ReadAsync(Partner, model, "a");

        var answers = await Integrator.IntegrateAsync(
            RecordSamples.Batch(Load2, Partner, model, RecordSamples.Record(RecordSamples.Bare(model, "a"), 10)));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(answers.Select(answer => (answer.Outcome, answer.Finding)), Is.EqualTo(new[] { (AlreadyKnown, (RecordFinding?)null) }));
            Assert.That(await ReadAsync(Partner, model, "a"), Is.EqualTo(before));
            Assert.That((await Lookup.FindAsync(Partner, model, ["a"]))["a"].LoadId, Is.EqualTo(Load1));
        });
    }

    [Test]
    public async Task Integrate_LateRepeatOfAnEarlierLoad_ChangesNothing()
    {
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("a", 10));
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Property("a", 10), RecordSamples.Property("b", 20));

        var late = await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("a", 10));

        Assert.That(late, Is.EqualTo(new[] { Integrated }));
        Assert.That((await Lookup.FindAsync(Partner, RecordModel.Properties, ["b"]))["b"].LoadId, Is.EqualTo(Load2));
    }

    [Test]
    public async Task Integrate_SameIdsOfTwoPartners_AreApart()
    {
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("a", 10));

        var other = await Integrator.IntegrateAsync(RecordSamples.Batch(Load2, "other", RecordModel.Properties, RecordSamples.Property("a", 10)));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(other[0].Outcome, Is.EqualTo(Integrated));
            Assert.That((await Lookup.FindAsync("other", RecordModel.Properties, ["a"]))["a"].LoadId, Is.EqualTo(Load2));
            Assert.That((await Lookup.FindAsync(Partner, RecordModel.Properties, ["a"]))["a"].LoadId, Is.EqualTo(Load1));
        });
    }

    [Test]
    public async Task Integrate_SameIdOfTwoModels_AreApart()
    {
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("a", 10));

        Assert.That(await IntegrateAsync(Load1, RecordModel.Documents, RecordSamples.Document("a", "a", 20)), Is.EqualTo(new[] { Integrated }));
    }

    [Test]
    public async Task Integrate_MixedBatch_AnswersInTheOrderOfTheRecords()
    {
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("known", 10), RecordSamples.Property("erased", 20));

        var outcomes = await IntegrateAsync(
            Load2,
            RecordModel.Properties,
            RecordSamples.Property("new", 1),
            RecordSamples.Property("known", 2),
            RecordSamples.Property("new", 3),
            RecordSamples.Erasure("erased", 4),
            RecordSamples.Erasure("nothing", 5),
            RecordSamples.Property("last", 6));

        Assert.That(outcomes, Is.EqualTo(new[] { Integrated, AlreadyKnown, Rejected, Integrated, AlreadyKnown, Integrated }));
    }

    [Test]
    public async Task Integrate_FromManyThreads_StoresEachIdOnce()
    {
        var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(load => Task.Run(() => IntegrateAsync(
            $"{load:x32}", RecordModel.Properties, Enumerable.Range(0, 100).Select(i => RecordSamples.Property($"p-{i}", i)).ToArray()))));

        Assert.That(answers.SelectMany(outcomes => outcomes).Count(outcome => outcome == Integrated), Is.EqualTo(100));
    }

    [Test]
    public async Task Find_ManyIds_GivesTheStoredOnesExactly()
    {
        var email = "owner@example.fr";
        var odd = StoresNul ? "nul\0" : "nul␀";
        await IntegrateAsync(Load1, RecordModel.Properties, Enumerable.Range(0, 300).Select(i => RecordSamples.Property($"p-{i}", i, email)).ToArray());
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Property("flat", 1), RecordSamples.Property(odd + "a", 2));
        var asked = Enumerable.Range(200, 300).Select(i => $"p-{i}").Concat(["P-250", "p-250 ", "flat", "flat", odd + "a", odd + "b", ""]).ToArray();

        var found = await Lookup.FindAsync(Partner, RecordModel.Properties, asked);

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(found.Keys, Is.EquivalentTo(Enumerable.Range(200, 100).Select(i => $"p-{i}").Concat(["flat", odd + "a"])));
            Assert.That((found["p-250"].LoadId, found["p-250"].ClientEmail), Is.EqualTo((Load1, email)));
            Assert.That((found["flat"].LoadId, found["flat"].ClientEmail), Is.EqualTo((Load2, (string?)null)));
            Assert.That(await Lookup.FindAsync(Partner, RecordModel.Documents, asked), Is.Empty);
            Assert.That(await Lookup.FindAsync(Partner, RecordModel.Properties, []), Is.Empty);
        });
    }

    [TestCaseSource(typeof(RecordModels), nameof(RecordModels.All))]
    public async Task Find_RecordOfAClient_ReturnsTheClient(RecordModel model)
    {
        await IntegrateAsync(Load1, model, RecordSamples.Record(RecordSamples.Full(model, "a"), 10));

        var found = await Lookup.FindAsync(Partner, model, ["a"]);

        var email = RecordSamples.Members(RecordSamples.Full(model, "a")).FirstOrDefault(member => member.Name == "ClientEmail");
        Assert.That(found["a"].ClientEmail, Is.EqualTo(email?.GetValue(RecordSamples.Full(model, "a"))));
    }
}
