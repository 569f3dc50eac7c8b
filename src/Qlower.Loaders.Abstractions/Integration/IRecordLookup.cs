namespace Qlower.Loaders;

/// <summary>
/// Tells which records of a partner are stored. An integrator that keeps records implements it too: references between records are
/// checked against the first integrator of the referenced model that does. Thread-safe.
/// </summary>
public interface IRecordLookup
{
    /// <summary>The stored ones among these external ids, by external id. Ids are compared exactly.</summary>
    Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);
}
