namespace Qlower.Loaders;

/// <summary>A batch of records of one model of one load. Immutable.</summary>
public sealed class IntegrationBatch
{
    /// <summary>The unique id of the batch, the same on every attempt: load id, <c>/</c>, ordinal of the part.</summary>
    public required string BatchId { get; init; }

    /// <summary>The load.</summary>
    public required LoadContext Load { get; init; }

    /// <summary>The model of every record.</summary>
    public required RecordModel Model { get; init; }

    /// <summary>The records, in file order; at least one.</summary>
    public required IReadOnlyList<IntegrationRecord> Records { get; init; }
}
