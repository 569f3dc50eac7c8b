using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Tests.EndToEnd;

/// <summary>A store in memory that fails on request, its look-ups too.</summary>
internal sealed class FailingLookup : IIntegrator, IRecordLookup
{
    private readonly InMemoryIntegrator _store = new("store");

    public string Name => _store.Name;

    public bool IsDown { get; set; }

    public bool Accepts(RecordModel model) => _store.Accepts(model);

    public Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default) =>
        IsDown ? throw new TimeoutException() : _store.IntegrateAsync(batch, cancellationToken);

    public Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        IsDown ? throw new TimeoutException() : _store.FindAsync(partner, model, externalIds, cancellationToken);
}
