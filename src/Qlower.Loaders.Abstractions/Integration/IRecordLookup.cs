namespace Qlower.Loaders;

/// <summary>
/// Looks up the stored records of a partner. An integrator that stores records implements this interface as well: the engine checks references
/// between records against the first integrator of the referenced model that implements it. Implementations are thread-safe.
/// </summary>
public interface IRecordLookup
{
    /// <summary>Returns the stored records among these external ids, by external id. Ids are compared exactly.</summary>
    Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default);
}
