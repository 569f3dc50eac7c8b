namespace Qlower.Loaders;

/// <summary>Records of one model of one load. Immutable.</summary>
public sealed class IntegrationBatch
{
    /// <summary>The same on every attempt, and of this batch alone: load id, <c>/</c>, ordinal of the part.</summary>
    public required string BatchId { get; init; }

    /// <summary>The load.</summary>
    public required LoadContext Load { get; init; }

    /// <summary>The model of every record.</summary>
    public required RecordModel Model { get; init; }

    /// <summary>The records, in order of the file; at least one.</summary>
    public required IReadOnlyList<IntegrationRecord> Records { get; init; }
}
