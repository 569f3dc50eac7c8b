namespace Qlower.Loaders.StoppingHost;

/// <summary>An integrator that never answers.</summary>
internal sealed class HangingIntegrator(Hang hang) : IIntegrator
{
    public string Name => "accounting";

    public bool Accepts(RecordModel model) => true;

    public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        await hang.WaitAsync("integrator");
        return [.. batch.Records.Select(_ => IntegrationAnswer.Integrated)];
    }
}
