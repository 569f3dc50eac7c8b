namespace Qlower.Loaders.Tests.Composition;

/// <summary>An integrator that also tells what is stored.</summary>
internal sealed class FakeStore(string name, params RecordModel[] models) : FakeIntegrator(name, models), IRecordLookup
{
    public FakeStore()
        : this("store")
    {
    }

    public Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
