using Qlower.Loaders.Integration;

namespace Qlower.Loaders.Testing.RulePacks;

/// <summary>The integrator in memory, which also records what it receives. Not thread-safe.</summary>
/// <param name="assumesReferences">Whether records that it did not receive count as stored by an earlier load.</param>
internal sealed class HarnessIntegrator(bool assumesReferences) : IIntegrator, IRecordLookup
{
    private readonly InMemoryIntegrator _store = new();
    private readonly List<RulePackRecord> _records = [];

    public string Name => _store.Name;

    public IReadOnlyList<RulePackRecord> Records => _records;

    public bool Accepts(RecordModel model) => _store.Accepts(model);

    public async Task<IReadOnlyList<IntegrationAnswer>> IntegrateAsync(IntegrationBatch batch, CancellationToken cancellationToken = default)
    {
        var answers = await _store.IntegrateAsync(batch, cancellationToken).ConfigureAwait(false);
        _records.AddRange(batch.Records.Zip(answers, (record, answer) => new RulePackRecord(batch.Model, record, answer.Outcome)));
        return answers;
    }

    public async Task<IReadOnlyDictionary<string, StoredRecord>> FindAsync(
        string partner, RecordModel model, IReadOnlyCollection<string> externalIds, CancellationToken cancellationToken = default)
    {
        var found = await _store.FindAsync(partner, model, externalIds, cancellationToken).ConfigureAwait(false);
        return assumesReferences
            ? externalIds.ToDictionary(id => id, id => found.GetValueOrDefault(id) ?? new StoredRecord("earlier", null), StringComparer.Ordinal)
            : found;
    }
}
