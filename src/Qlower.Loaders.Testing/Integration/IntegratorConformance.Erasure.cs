using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

public abstract partial class IntegratorConformance
{
    [Test]
    public async Task Erase_StoredProperty_TakesItsTransactionsAndDocumentsAlong()
    {
        await StoreTwoPropertiesAsync();

        var outcomes = await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        Assert.That(outcomes, Is.EqualTo(new[] { Integrated }));
        await Assert.MultipleAsync(async () =>
        {
            Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.False);
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-1"), Is.False);
            Assert.That(await IsStoredAsync(RecordModel.Documents, "d-1"), Is.False);
            Assert.That(await IsStoredAsync(RecordModel.Properties, "p-2"), Is.True);
            Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-2"), Is.True);
            Assert.That(await IsStoredAsync(RecordModel.Documents, "d-2"), Is.True);
            Assert.That(await IsStoredAsync(RecordModel.Documents, "d-0"), Is.True);
            Assert.That(await HoldsAsync("secret of p-1"), Is.Not.True);
            Assert.That(await HoldsAsync("secret of p-2"), Is.Not.False);
        });
    }

    [Test]
    public async Task Erase_SameBatchAgain_IsIntegratedAgain()
    {
        await StoreTwoPropertiesAsync();
        IntegrationRecord[] batch = [RecordSamples.Property("p-3", 1), RecordSamples.Erasure("p-1", 5)];

        var first = await IntegrateAsync(Load2, RecordModel.Properties, batch);
        var second = await IntegrateAsync(Load2, RecordModel.Properties, batch);

        Assert.That(first, Is.EqualTo(new[] { Integrated, Integrated }));
        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Erase_NothingStored_IsReportedAsAlreadyKnown()
    {
        var batch = RecordSamples.Batch(Load2, Partner, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        var first = (await Integrator.IntegrateAsync(batch))[0];
        var second = (await Integrator.IntegrateAsync(batch))[0];

        Assert.That((first.Outcome, first.Finding?.Code, first.Finding?.Severity), Is.EqualTo(
            (AlreadyKnown, RuleCodes.NothingToErase, (FindingSeverity?)FindingSeverity.Information)));
        Assert.That((second.Outcome, second.Finding?.Code), Is.EqualTo((AlreadyKnown, RuleCodes.NothingToErase)));
    }

    [Test]
    public async Task Erase_AgainByALaterLoad_FindsNothing()
    {
        await StoreTwoPropertiesAsync();
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        var later = await IntegrateAsync("00000000000000000000000000000003", RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        Assert.That(later, Is.EqualTo(new[] { AlreadyKnown }));
    }

    [Test]
    public async Task Erase_PropertyOfAnotherPartner_LeavesIt()
    {
        await StoreTwoPropertiesAsync();

        var answers = await Integrator.IntegrateAsync(RecordSamples.Batch(Load2, "other", RecordModel.Properties, RecordSamples.Erasure("p-1", 5)));

        Assert.That(answers[0].Outcome, Is.EqualTo(AlreadyKnown));
        Assert.That(await IsStoredAsync(RecordModel.Transactions, "t-1"), Is.True);
    }

    [Test]
    public async Task Erase_ThenSentByALaterLoad_IsStoredAnew()
    {
        await StoreTwoPropertiesAsync();
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        var later = await IntegrateAsync("00000000000000000000000000000003", RecordModel.Properties, RecordSamples.Property("p-1", 5));

        Assert.That(later, Is.EqualTo(new[] { Integrated }));
    }

    [Test]
    public async Task Erase_PropertyThatTheSameFileStored_IsADuplicateOfThatFile()
    {
        IntegrationRecord[] batch = [RecordSamples.Property("p-1", 1), RecordSamples.Erasure("p-1", 2)];

        var answers = await Integrator.IntegrateAsync(RecordSamples.Batch(Load1, Partner, RecordModel.Properties, batch));
        var repeated = await IntegrateAsync(Load1, RecordModel.Properties, batch);

        Assert.That(answers.Select(answer => answer.Outcome), Is.EqualTo(new[] { Integrated, Rejected }));
        Assert.That(answers[1].Finding?.Code, Is.EqualTo(RuleCodes.DuplicateId));
        Assert.That(repeated, Is.EqualTo(new[] { Integrated, Rejected }));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.True);
    }

    [Test]
    public async Task Erase_KnownPropertyThatTheSameFileSends_StaysErasedWhenTheBatchIsRepeated()
    {
        await StoreTwoPropertiesAsync();
        IntegrationRecord[] batch = [RecordSamples.Property("p-1", 1), RecordSamples.Erasure("p-1", 2), RecordSamples.Property("p-1", 3)];

        var first = await IntegrateAsync(Load2, RecordModel.Properties, batch);
        var repeated = await IntegrateAsync(Load2, RecordModel.Properties, batch);

        Assert.That(first, Is.EqualTo(new[] { AlreadyKnown, Integrated, Rejected }));
        Assert.That(repeated[1..], Is.EqualTo(new[] { Integrated, Rejected }));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "p-1"), Is.False);
    }

    [Test]
    public async Task Erase_OrphansOfAPropertyThatIsNotStored_AreErased()
    {
        await IntegrateAsync(Load1, RecordModel.Documents, RecordSamples.Document("d-1", "p-1", 1));

        var outcomes = await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        Assert.That(outcomes, Is.EqualTo(new[] { Integrated }));
        Assert.That(await IsStoredAsync(RecordModel.Documents, "d-1"), Is.False);
    }

    [Test]
    public async Task Erase_AnotherModel_IsMisuseThatStoresNothing()
    {
        await Assert.ThatAsync(
            async () => await IntegrateAsync(
                Load1, RecordModel.Documents, RecordSamples.Document("d-1", "p-1", 1), RecordSamples.Erasure("d-2", 2)),
            Throws.InstanceOf<ArgumentException>());

        Assert.That(await IsStoredAsync(RecordModel.Documents, "d-1"), Is.False);
    }

    [TestCase(RecordModel.Transactions, "id-prty")]
    [TestCase(RecordModel.Documents, "propertyId")]
    public async Task Integrate_RecordOfAnErasedProperty_IsRejectedAndNotStored(RecordModel model, string member)
    {
        await StoreTwoPropertiesAsync();
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        var answers = await Integrator.IntegrateAsync(RecordSamples.Batch(
            Load1, Partner, model, Child(model, "c-1", "p-1", 20), Child(model, "c-2", "p-2", 21), Child(model, "c-3", "p-1", 22)));

        await Assert.MultipleAsync(async () =>
        {
            Assert.That(answers.Select(answer => answer.Outcome), Is.EqualTo(new[] { Rejected, Integrated, Rejected }));
            Assert.That(answers[0].Finding?.Code, Is.EqualTo(RuleCodes.PropertyErased));
            Assert.That((answers[0].Finding?.Severity, answers[0].Finding?.Member, answers[0].Finding?.Actual), Is.EqualTo(
                ((FindingSeverity?)FindingSeverity.Error, member, "p-1")));
            Assert.That(answers[0].Finding?.Expected, Does.Match("^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"));
            Assert.That(await IsStoredAsync(model, "c-1"), Is.False);
            Assert.That(await IsStoredAsync(model, "c-2"), Is.True);
            Assert.That(await HoldsAsync("secret of p-1"), Is.Not.True);
        });
    }

    [TestCase(RecordModel.Transactions)]
    [TestCase(RecordModel.Documents)]
    public async Task Integrate_BatchStoredBeforeTheErasureAndRepeatedAfterIt_BringsNothingBack(RecordModel model)
    {
        await StoreTwoPropertiesAsync();
        await IntegrateAsync(Load1, model, Child(model, "c-1", "p-1", 20));
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));

        var repeated = await IntegrateAsync(Load1, model, Child(model, "c-1", "p-1", 20));

        Assert.That(repeated, Is.EqualTo(new[] { Rejected }));
        Assert.That(await IsStoredAsync(model, "c-1"), Is.False);
    }

    [TestCase(RecordModel.Transactions)]
    [TestCase(RecordModel.Documents)]
    public async Task Integrate_RecordOfAPropertySentAgainAfterItsErasure_IsStored(RecordModel model)
    {
        await StoreTwoPropertiesAsync();
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));
        await IntegrateAsync("00000000000000000000000000000003", RecordModel.Properties, RecordSamples.Property("p-1", 5));

        var outcomes = await IntegrateAsync("00000000000000000000000000000003", model, Child(model, "c-1", "p-1", 20));

        Assert.That(outcomes, Is.EqualTo(new[] { Integrated }));
    }

    [TestCase(RecordModel.Transactions)]
    [TestCase(RecordModel.Documents)]
    public async Task Integrate_RecordOfAPropertyThatOnlyAnotherPartnerErased_IsStored(RecordModel model)
    {
        await Integrator.IntegrateAsync(RecordSamples.Batch(Load1, "other", RecordModel.Properties, RecordSamples.Property("p-9", 1)));
        await Integrator.IntegrateAsync(RecordSamples.Batch(Load2, "other", RecordModel.Properties, RecordSamples.Erasure("p-9", 1)));

        Assert.That(await IntegrateAsync(Load1, model, Child(model, "c-1", "p-9", 20)), Is.EqualTo(new[] { Integrated }));
    }

    [Test]
    public async Task Integrate_WhileAnotherLoadErasesTheProperty_LeavesNothingOfIt()
    {
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("p-1", 1));
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                var model = i % 2 == 0 ? RecordModel.Documents : RecordModel.Transactions;
                await IntegrateAsync(Load1, model, Child(model, $"c-{writer}-{i}", "p-1", (100 * writer) + i));
            }
        })).ToArray();

        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-1", 5));
        await Task.WhenAll(writers);

        var ids = Enumerable.Range(0, 4).SelectMany(writer => Enumerable.Range(0, 25).Select(i => $"c-{writer}-{i}")).ToArray();
        Assert.That(await Lookup.FindAsync(Partner, RecordModel.Documents, ids), Is.Empty);
        Assert.That(await Lookup.FindAsync(Partner, RecordModel.Transactions, ids), Is.Empty);
    }

    private static IntegrationRecord Child(RecordModel model, string id, string propertyId, long offset) => model == RecordModel.Transactions
        ? RecordSamples.Transaction(id, propertyId, offset)
        : RecordSamples.Document(id, propertyId, offset);

    private protected async Task StoreTwoPropertiesAsync()
    {
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("p-1", 1), RecordSamples.Property("p-2", 2));
        await IntegrateAsync(Load1, RecordModel.Transactions, RecordSamples.Transaction("t-1", "p-1", 3), RecordSamples.Transaction("t-2", "p-2", 4));
        await IntegrateAsync(
            Load1,
            RecordModel.Documents,
            RecordSamples.Document("d-1", "p-1", 5),
            RecordSamples.Document("d-2", "p-2", 6),
            RecordSamples.Document("d-0", null, 7));
    }
}
