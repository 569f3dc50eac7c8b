using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

public abstract partial class IntegratorConformance
{
    [TestCase("p-1", "P-1")]
    [TestCase("P-1", " p-1\u00A0")]
    [TestCase("caf\u00E9", "cafe\u0301")]
    [TestCase("CAFE\u0301", "caf\u00E9")]
    [TestCase("\u03BF\u03B4\u03BF\u03C2", "\u039F\u0394\u039F\u03A3")]
    public async Task Integrate_IdThatDiffersInNotation_IsStoredWithAWarningThatNamesTheOther(string first, string second)
    {
        await Integrator.IntegrateAsync(SimilarBatch(Load1, RecordSamples.Property(first, 1)));

        var answers = await Integrator.IntegrateAsync(SimilarBatch(Load2, RecordSamples.Property("other", 1), RecordSamples.Property(second, 2)));

        Assert.That(answers.Select(answer => answer.Outcome), Is.EqualTo(new[] { Integrated, Integrated }));
        Assert.That(answers[0].Finding, Is.Null);
        Assert.That((answers[1].Finding?.Code, answers[1].Finding?.Severity, answers[1].Finding?.Member, answers[1].Finding?.Expected), Is.EqualTo(
            (RuleCodes.SimilarId, (FindingSeverity?)FindingSeverity.Warning, "id", first)));
    }

    [Test]
    public async Task Integrate_SimilarIdsOfOneFile_WarnsOnceForEachLaterOneAlsoWhenRepeated()
    {
        var batch = SimilarBatch(Load1, RecordSamples.Property("P-1", 1), RecordSamples.Property("p-1", 2), RecordSamples.Property("p-1 ", 3));

        var first = await Integrator.IntegrateAsync(batch);
        var second = await Integrator.IntegrateAsync(batch);

        Assert.That(first.Select(answer => answer.Finding?.Expected), Is.EqualTo(new[] { null, "P-1", "P-1" }).Or.EqualTo(new[] { null, "P-1", "p-1" }));
        Assert.That(second.Select(answer => answer.Finding?.Expected), Is.EqualTo(first.Select(answer => answer.Finding?.Expected)));
    }

    [Test]
    public async Task Integrate_SimilarIdOfAnotherPartnerOrModelOrErased_IsNoWarning()
    {
        await Integrator.IntegrateAsync(RecordSamples.Batch(Load1, "other", RecordModel.Properties, RecordSamples.Property("p-1", 1)));
        await IntegrateAsync(Load1, RecordModel.Documents, RecordSamples.Document("p-1", null, 2));
        await IntegrateAsync(Load1, RecordModel.Properties, RecordSamples.Property("p-2", 3));
        await IntegrateAsync(Load2, RecordModel.Properties, RecordSamples.Erasure("p-2", 1));

        var answers = await Integrator.IntegrateAsync(SimilarBatch(Load2, RecordSamples.Property("P-1", 2), RecordSamples.Property("P-2", 3)));

        Assert.That(answers.Select(answer => answer.Finding?.Code), Is.All.Null);
    }

    private static IntegrationBatch SimilarBatch(string load, params IntegrationRecord[] records) =>
        RecordSamples.Batch(load, Partner, RecordModel.Properties, records);
}
