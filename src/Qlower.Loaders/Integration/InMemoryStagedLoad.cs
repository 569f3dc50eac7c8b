namespace Qlower.Loaders.Integration;

/// <summary>What is staged of one load, or the answers of its commit. Accessed under the integrator's lock only.</summary>
internal sealed class InMemoryStagedLoad
{
    /// <summary>The staged batches, by id; empty once the load is committed.</summary>
    public Dictionary<string, IntegrationBatch> Batches { get; } = new(StringComparer.Ordinal);

    /// <summary>The number of staged records.</summary>
    public long Records => Batches.Values.Sum(batch => (long)batch.Records.Count);

    /// <summary>The answers; <see langword="null"/> before the commit.</summary>
    public StagedCommit? Commit { get; set; }

    /// <summary>The records to erase first and those to store, each in order of model and offset.</summary>
    public IEnumerable<(IntegrationBatch Batch, int Position, IntegrationRecord Record)> InOrder() =>
        from batch in Batches.Values
        from position in Enumerable.Range(0, batch.Records.Count)
        let record = batch.Records[position]
        orderby !record.IsErasure, batch.Model, record.Offset
        select (batch, position, record);
}
