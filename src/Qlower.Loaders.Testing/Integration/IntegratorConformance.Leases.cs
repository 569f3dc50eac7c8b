using static Qlower.Loaders.IntegrationOutcome;

namespace Qlower.Loaders.Testing.Integration;

public abstract partial class IntegratorConformance
{
    /// <summary>Whether the store remembers the newest lease of a load, so that it refuses a worker that lost its lease.</summary>
    protected virtual bool FencesLeases => true;

    [Test]
    public async Task Integrate_UnderAnOlderLeaseThanSomethingElseOfTheLoad_Throws()
    {
        if (!FencesLeases)
        {
            return;
        }

        await Integrator.IntegrateAsync(Leased(2, RecordSamples.Property("a", 10)));

        await Assert.ThatAsync(() => Integrator.IntegrateAsync(Leased(1, RecordSamples.Property("b", 20))), Throws.InstanceOf<LeaseLostException>());

        var again = await Integrator.IntegrateAsync(Leased(2, RecordSamples.Property("a", 10)));
        var next = await Integrator.IntegrateAsync(Leased(3, RecordSamples.Property("c", 30)));
        Assert.That((again[0].Outcome, next[0].Outcome), Is.EqualTo((Integrated, Integrated)));
        Assert.That(await IsStoredAsync(RecordModel.Properties, "b"), Is.False);
    }

    private static IntegrationBatch Leased(long token, IntegrationRecord record)
    {
        var batch = RecordSamples.Batch(Load1, Partner, RecordModel.Properties, record);
        var load = batch.Load;
        return new IntegrationBatch
        {
            BatchId = batch.BatchId,
            Model = batch.Model,
            Records = batch.Records,
            Load = new LoadContext
            {
                LoadId = load.LoadId,
                Partner = load.Partner,
                FileName = load.FileName,
                Header = load.Header,
                ReceivedAt = load.ReceivedAt,
                LeaseToken = token,
            },
        };
    }
}
