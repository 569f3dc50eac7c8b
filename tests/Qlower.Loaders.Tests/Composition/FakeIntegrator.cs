namespace Qlower.Loaders.Tests.Composition;

/// <summary>Takes some models and integrates nothing.</summary>
internal class FakeIntegrator(string name, params RecordModel[] models) : IIntegrator
{
    public string Name => name;

    public bool Accepts(RecordModel model) => models.Length == 0 || models.Contains(model);

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
